/**
 * What is listened to, as one word: an event's kind, and for those about a segment which one. In: a trigger or an event.
 * Out: its topic. Pure. An event other than a message is made only when somebody listens to its topic.
 */
import type { EventFacts } from '@switchboard/shared/facts';
import type { TriggerType } from '@switchboard/shared/node-type';

/** @param event what happened */
export function topicOf(event: EventFacts): string {
  return 'segmentId' in event ? segmentTopic(event.kind, event.segmentId) : event.kind;
}

/** The topic of a person who enters or leaves a segment. */
export function segmentTopic(kind: 'person-entered-segment' | 'person-left-segment', segmentId: string): string {
  return `${kind} ${segmentId}`;
}

/**
 * @param trigger a trigger
 * @param config its configuration
 */
export function topicOfTrigger({ on = 'message' }: Pick<TriggerType, 'on'>, config: Readonly<Record<string, unknown>>): string {
  if (on !== 'person-entered-segment' && on !== 'person-left-segment') return on;
  return segmentTopic(on, String(config['segmentId']));
}

/** The segments that a set of topics names. */
export function segmentsOfTopics(topics: Iterable<string>): Set<string> {
  const segments = new Set<string>();
  for (const topic of topics) {
    const space = topic.indexOf(' ');
    if (space > 0) segments.add(topic.slice(space + 1));
  }
  return segments;
}
