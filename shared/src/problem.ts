/** RFC 9457 problem details, as every error of the API is answered. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  /** For bad input: the deepest field each fault is about (RFC 6901). */
  errors?: { pointer: string; detail: string }[];
}

export type ErrorCode =
  | 'malformed-json'
  | 'invalid-input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'unsupported-media-type'
  | 'too-many-requests'
  | 'unavailable'
  | 'internal';

export interface SwitchboardErrorOptions {
  /** For `invalid-input`: the fields at fault. */
  errors?: { pointer: string; detail: string }[];
  /** For `unavailable` and `too-many-requests`: whole seconds after which to try again. */
  retryAfterSeconds?: number;
  /** Further members of the problem document, such as `diagnostics` or `usedBy`. */
  extensions?: Record<string, unknown>;
  cause?: unknown;
}

/** A promise that cannot be kept to the caller; one place turns it into problem+json. */
export class SwitchboardError extends Error {
  readonly code: ErrorCode;
  readonly options: SwitchboardErrorOptions;

  constructor(code: ErrorCode, detail: string, options: SwitchboardErrorOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SwitchboardError';
    this.code = code;
    this.options = options;
  }
}

/** Thrown by a node's `act` when trying again can never help. */
export class PermanentError extends Error {
  override name = 'PermanentError';
}

/** Thrown by a node's `act` to be called again after a time. */
export class RetryLaterError extends Error {
  override name = 'RetryLaterError';
  readonly afterMs: number;
  constructor(message: string, afterMs: number) {
    super(message);
    this.afterMs = afterMs;
  }
}
