import { isGone } from '../../api/conversations.ts';
import { showProblem } from '../../app/show-notice.ts';

/** Says that a change to a conversation was not made, and why; of one that is gone its page says so itself. */
export function tellUnchanged(error: unknown): void {
  if (!isGone(error)) showProblem('The conversation is as it was', error);
}
