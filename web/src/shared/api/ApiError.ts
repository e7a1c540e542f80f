import type { ProblemDetails } from './types';

interface ApiErrorParts {
  detail?: string | undefined;
  fields?: Record<string, string[]> | undefined;
  retryAfterSeconds?: number | undefined;
  reason?: string | undefined;
  price?: number | undefined;
}

/**
 * Why a call failed. `code` chooses the text that is shown (shared/i18n/problems.en.ts). Two codes are our own, for
 * calls without a readable answer: `network` and `unreadable-answer`.
 */
export class ApiError extends Error {
  readonly detail: string | undefined;
  /** Messages by field, from `invalid-request`, as the service wrote them; pages show `fieldsOf` (shared/i18n). */
  readonly englishFields: Record<string, string[]>;
  /** From the header `Retry-After`. */
  readonly retryAfterSeconds: number | undefined;
  /** Why the payment provider refused, from `payment-declined`. */
  readonly reason: string | undefined;
  /** What a seat costs now, in minor units, from `price-changed`. */
  readonly price: number | undefined;

  constructor(
    readonly code: string,
    /** The HTTP status; 0 if there was no answer. */
    readonly status = 0,
    parts: ApiErrorParts = {},
  ) {
    super(parts.detail ?? code);
    this.name = 'ApiError';
    this.detail = parts.detail;
    this.englishFields = parts.fields ?? {};
    this.retryAfterSeconds = parts.retryAfterSeconds;
    this.reason = parts.reason;
    this.price = parts.price;
  }
}

/** Reads problem details. An answer without them, such as a proxy's own page, gets a code from its status. */
export async function toApiError(response: Response): Promise<ApiError> {
  const problem = await readProblem(response);
  const retryAfter = Number(response.headers.get('Retry-After') ?? NaN);
  return new ApiError(problem.code ?? codeOfStatus(response.status), response.status, {
    detail: problem.detail,
    fields: problem.errors,
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : undefined,
    reason: problem.reason,
    price: problem.price,
  });
}

async function readProblem(response: Response): Promise<Partial<ProblemDetails>> {
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) return {};
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    // The body is not JSON after all: the status alone decides the code.
    return {};
  }
}

function codeOfStatus(status: number): string {
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 429:
      return 'too-many-requests';
    case 502:
    case 503:
    case 504:
      return 'temporarily-unavailable';
    default:
      return status >= 500 ? 'internal-error' : 'invalid-request';
  }
}

/** True for the error of a call that its own page aborted. Node and browsers have different DOMException classes. */
export const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError';
