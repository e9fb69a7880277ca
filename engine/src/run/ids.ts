/**
 * Ids that are functions of what they name, so that recording the same thing twice is impossible: a run's of event and
 * automation, an effect's of run, node and recipient. Both begin with the event's place in the stream, so that an index takes
 * new ones at its end; the rest is 128 bits and more of SHA-256, in base64url.
 */
import { hash } from 'node:crypto';

/** Digits of an event's number: enough for a million million of them. */
const placeLength = 12;

/**
 * @param eventId the event the run decided; its number in the stream
 * @param automationId the automation that ran
 */
export function runIdOf(eventId: string, automationId: string): string {
  return `run_${eventId.padStart(placeLength, '0')}_${digestOf([eventId, automationId])}`;
}

/**
 * @param runId the run that planned the effect
 * @param nodeId the node that asked for it
 * @param recipientId the agent it goes to; for an act of a node's own, its number within the node
 */
export function effectIdOf(runId: string, nodeId: string, recipientId: string): string {
  const place = runId.slice('run_'.length, 'run_'.length + placeLength);
  return `eff_${place}_${digestOf([runId, nodeId, recipientId])}`;
}

/**
 * A short name for a list of texts: 132 bits as 22 characters.
 * @param parts texts; written as JSON first, so that no two lists can be mistaken for one another
 */
export function digestOf(parts: readonly (string | number)[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22);
}
