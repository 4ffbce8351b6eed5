/** What the server said when it refused, in its own words: `{code, message, facts}` under a status. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly facts: Record<string, unknown>;
  /** Seconds to wait before trying again, where the server said so. */
  readonly retryAfter: number | null;

  constructor(
    status: number,
    code: string,
    message: string,
    facts: Record<string, unknown> = {},
    retryAfter: number | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.facts = facts;
    this.retryAfter = retryAfter;
  }

  /** The server was not reached, or could not answer now: the same call may succeed later. */
  get mayPass(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export function isApiError(error: unknown, code?: string): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code);
}

/** The error a response carries; a body that is not ours still gives a usable one. */
export async function errorOf(response: Response): Promise<ApiError> {
  const retryAfter = Number.parseFloat(response.headers.get('Retry-After') ?? '');
  const body: unknown = await response.json().catch(() => null);
  const { code, message, facts } = (body ?? {}) as {
    code?: string;
    message?: string;
    facts?: Record<string, unknown>;
  };
  return new ApiError(
    response.status,
    code ?? `http_${response.status}`,
    message ?? response.statusText,
    facts ?? {},
    Number.isFinite(retryAfter) ? retryAfter : null,
  );
}
