import { ApiError, errorOf } from './api-error';

export type QueryValue = string | number | boolean | null | undefined | readonly string[];
export type CallOptions = { query?: Record<string, QueryValue>; body?: unknown; signal?: AbortSignal };
export type Page<Item> = { items: Item[]; next: string | null };

let csrf = '';

/** Unsafe calls carry this token; it comes with GET /api/me and lives only in memory. */
export function rememberCsrf(token: string): void {
  csrf = token;
}

export function csrfToken(): string {
  return csrf;
}

export function urlOf(path: string, query: Record<string, QueryValue> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    if (typeof value === 'object') for (const each of value) params.append(name, each);
    else params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

async function call<Answer>(method: string, path: string, options: CallOptions): Promise<Answer> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') headers['X-CSRF-Token'] = csrf;
  let response: Response;
  try {
    response = await fetch(urlOf(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError(0, 'unreachable', 'The server could not be reached.');
  }
  if (!response.ok) throw await errorOf(response);
  if (response.status === 204) return undefined as Answer;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as Answer;
}

/** The one way to the server. Raises ApiError; never answers half. */
export const api = {
  get: <Answer>(path: string, options: CallOptions = {}) => call<Answer>('GET', path, options),
  post: <Answer>(path: string, body?: unknown, options: CallOptions = {}) =>
    call<Answer>('POST', path, { ...options, body }),
  put: <Answer>(path: string, body?: unknown, options: CallOptions = {}) =>
    call<Answer>('PUT', path, { ...options, body }),
  patch: <Answer>(path: string, body?: unknown, options: CallOptions = {}) =>
    call<Answer>('PATCH', path, { ...options, body }),
  delete: <Answer>(path: string, options: CallOptions = {}) => call<Answer>('DELETE', path, options),
};
