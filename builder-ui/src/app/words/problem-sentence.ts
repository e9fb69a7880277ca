/** Turns whatever was thrown into a sentence for who looks at the screen, and into messages for a form's fields. */
import { ApiError } from '../../api/api-error.ts';

/** What went wrong, in a sentence or two: the server's own words, with when to try again. */
export function problemSentence(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Something went wrong in this page. Load it again; nothing that was saved is lost.';
  if (error.status === 401) return 'You are not logged in any more. Log in and try again; nothing here is lost.';
  if (isStale(error)) return 'Somebody else saved this meanwhile. Open it again to see what they changed; yours is not saved.';
  const first = error.problem.errors?.[0]?.detail;
  const sentence = error.status === 422 && first ? first : error.message;
  return error.retryAfterSeconds === null ? sentence : `${withFullStop(sentence)} ${tryAgainIn(error.retryAfterSeconds)}`;
}

/** “Try again in 3 minutes.” */
export function tryAgainIn(seconds: number): string {
  if (seconds < 90) return `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  return `Try again in ${Math.ceil(seconds / 60)} minutes.`;
}

/** True when somebody else saved what is being edited; the edit would overwrite what its author has not seen. */
export function isStale(error: unknown): boolean {
  return error instanceof ApiError && error.status === 409 && error.problem.errors?.[0]?.pointer === '/revision';
}

/**
 * Messages by field of a form, from the pointers of a problem (RFC 6901): `/email` is about `email`, `/languages/0` about
 * `languages`. A 409 goes to `conflictField`, when there is one, unless it is about what somebody else saved.
 */
export function fieldMessages(error: unknown, conflictField?: string): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  if (error.status === 409 && conflictField && !isStale(error)) return { [conflictField]: error.message };
  const messages: Record<string, string> = {};
  for (const { pointer, detail } of error.problem.errors ?? []) {
    const field = pointer.split('/')[1];
    if (field && messages[field] === undefined) messages[field] = detail;
  }
  return messages;
}

function withFullStop(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
