import type { components, paths } from '../generated/api';
import { ApiError, errorOf } from './api-error';

/** What is answered has every field: one with a default may only be left out of what is sent. */
type Answered<Shape> = Shape extends readonly [unknown, ...unknown[]]
  ? Shape
  : Shape extends (infer Item)[]
    ? Answered<Item>[]
    : Shape extends object
      ? { [Field in keyof Shape]-?: Answered<Exclude<Shape[Field], undefined>> }
      : Shape;

/** A shape as the contract has it in answers: `Schema<'ConversationShape'>`. */
export type Schema<Name extends keyof components['schemas']> = Answered<components['schemas'][Name]>;
export type Page<Item> = { items: Item[]; next: string | null };

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** The addresses that take this method. */
type Address<M extends Method> = { [Each in keyof paths]: paths[Each][M] extends object ? Each : never }[keyof paths];
type JsonOf<Content> = Content extends { content: { 'application/json': infer Json } } ? Json : undefined;
type Well = 200 | 201 | 202 | 204;
type AnswerOf<Operation> = Operation extends { responses: infer Answers }
  ? Answered<{ [Status in keyof Answers & Well]: JsonOf<Answers[Status]> }[keyof Answers & Well]>
  : never;
type BodyOf<Operation> = Operation extends { requestBody: infer Body } ? { body: JsonOf<Body> } : { body?: undefined };
type PathOf<Operation> = Operation extends { parameters: { path: infer Names extends object } }
  ? { path: { [Name in keyof Names]: string } }
  : { path?: undefined };
type QueryOf<Operation> = Operation extends { parameters: { query?: infer Query } } ? { query?: Query } : unknown;
/** `keepalive`: it is sent though the page is left. */
type Sending = { signal?: AbortSignal; keepalive?: boolean };
type OptionsOf<Operation> = BodyOf<Operation> & PathOf<Operation> & QueryOf<Operation> & Sending;
/** Options may be left out where the contract needs none. */
type Given<Options> = Record<never, never> extends Options ? [options?: Options] : [options: Options];
type Call<M extends Method> = <To extends Address<M>>(
  to: To,
  ...given: Given<OptionsOf<paths[To][M]>>
) => Promise<AnswerOf<paths[To][M]>>;

type QueryValue = string | number | boolean | null | undefined | readonly string[];
type AnyOptions = {
  query?: Record<string, QueryValue>;
  path?: Record<string, string>;
  body?: unknown;
} & Sending;

let csrf = '';

/** Unsafe calls carry this token; it comes with GET /api/me and lives only in memory. */
export function rememberCsrf(token: string): void {
  csrf = token;
}

export function csrfToken(): string {
  return csrf;
}

/** An address with its places filled in and only what was chosen asked for. */
export function urlOf(to: string, query: Record<string, QueryValue> = {}, path: Record<string, string> = {}): string {
  const place = to.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    if (typeof value === 'object') for (const each of value) params.append(name, each);
    else params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${place}?${text}` : place;
}

/** What the console speaks, which need not be what the browser wants. */
function spoken(): string {
  return document.documentElement.lang || 'en';
}

async function call(method: Method, to: string, options: AnyOptions): Promise<unknown> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': spoken() };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'get') headers['X-CSRF-Token'] = csrf;
  let response: Response;
  try {
    response = await fetch(urlOf(to, options.query, options.path), {
      method: method.toUpperCase(),
      headers,
      credentials: 'same-origin',
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
      keepalive: options.keepalive,
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError(0, 'unreachable', 'The server could not be reached.');
  }
  if (!response.ok) throw await errorOf(response);
  const text = response.status === 204 ? '' : await response.text();
  return text ? JSON.parse(text) : undefined;
}

function caller<M extends Method>(method: M): Call<M> {
  return ((to: string, options: AnyOptions = {}) => call(method, to, options)) as unknown as Call<M>;
}

/** The one way to the server, as the contract has it. Raises ApiError; never answers half. */
export const api = {
  get: caller('get'),
  post: caller('post'),
  put: caller('put'),
  patch: caller('patch'),
  delete: caller('delete'),
};
