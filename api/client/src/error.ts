import type { components } from './schema';

export type Problem = components['schemas']['Problem'];
export type FieldProblem = NonNullable<Problem['errors']>[number];

/** What the server (or the way to it) refused: a problem document (RFC 9457) as an exception. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    /** Stable, for programs; `offline` when no answer came at all. */
    readonly code: string,
    readonly detail: string | undefined,
    readonly errors: readonly FieldProblem[] = [],
    readonly problem: Partial<Problem> = {},
    readonly retryAfterSeconds?: number,
  ) {
    super(detail ?? problem.title ?? code);
  }

  /** The first complaint about one field, if there is one. */
  field(name: string): string | undefined {
    return this.errors.find((error) => error.field === name)?.detail;
  }

  /** No answer came: the network is away, or the server is. */
  static offline(): ApiError {
    return new ApiError(0, 'offline', undefined);
  }

  static from(status: number, body: unknown, retryAfter?: string | null): ApiError {
    const problem = isProblem(body) ? body : {};
    const seconds = Number(retryAfter);
    return new ApiError(
      status,
      problem.code ?? codeOf(status),
      problem.detail ?? problem.title,
      problem.errors ?? [],
      problem,
      retryAfter && Number.isFinite(seconds) ? seconds : undefined,
    );
  }
}

function isProblem(body: unknown): body is Partial<Problem> {
  return typeof body === 'object' && body !== null && ('code' in body || 'title' in body || 'detail' in body);
}

/** Proxies in between answer without a problem document: the status has to do. */
function codeOf(status: number): string {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 412) return 'stale';
  if (status === 413) return 'too-large';
  if (status === 429) return 'limit-reached';
  return status >= 500 ? 'server' : 'invalid';
}
