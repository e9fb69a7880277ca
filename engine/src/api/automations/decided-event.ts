import { SwitchboardError } from '@switchboard/shared/problem';
import type { Sql } from '../../record/database.ts';
import { type ExplainedEvent, readExplainedEvent } from './explained-event.sql.ts';

/** Pauses before a message is called undecided; the route's last 100 ms each. */
const pausesAtMost = 20;

export type DecidedEvent = ExplainedEvent & {
  facts: NonNullable<ExplainedEvent['facts']>;
  configuration_revision: number;
  decided_at: Date;
};

/**
 * A past message with what it was decided on.
 * @param pause resolves after a moment in which the message may be decided; called a bounded number of times
 * @throws SwitchboardError `not-found`; `gone` when the person was erased; `unavailable` when it is not decided yet;
 *   `conflict` when it was set aside
 */
export async function readDecidedEvent(sql: Sql, messageId: string, pause: () => Promise<void>): Promise<DecidedEvent> {
  for (let pauses = 0; ; pauses += 1) {
    const event = await readExplainedEvent(sql, messageId);
    if (event === null) throw new SwitchboardError('not-found', `There is no message with the id ${messageId}.`);
    if (event.facts !== null) return event as DecidedEvent;
    if (event.set_aside_reason !== null) {
      throw new SwitchboardError(
        'conflict',
        `The message was set aside and no automation has decided on it: ${event.set_aside_reason}`,
      );
    }
    if (!event.is_pending) {
      throw new SwitchboardError('gone', 'The person who wrote this message was erased, and with them what it was decided on.');
    }
    if (pauses === pausesAtMost) {
      throw new SwitchboardError('unavailable', 'The message is not decided yet; ask again in a moment.', {
        retryAfterSeconds: 1,
      });
    }
    await pause();
  }
}
