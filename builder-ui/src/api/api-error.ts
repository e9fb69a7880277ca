import type { Problem } from '@switchboard/shared/problem';

/**
 * What a request that did not succeed came to. `status` is the HTTP status, or 0 when there was no answer at all (no
 * connection, or none in time). `problem` is what the server said of it (RFC 9457), or words of our own in its place.
 */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly problem: Problem;
  /** Whole seconds after which it is worth trying again, when the server said so. */
  readonly retryAfterSeconds: number | null;

  constructor(status: number, problem: Problem, retryAfterSeconds: number | null = null) {
    super(problem.detail || problem.title);
    this.status = status;
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
