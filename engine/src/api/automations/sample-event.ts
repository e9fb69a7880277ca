/**
 * What an automation is tried with. In: its plan. Out: a message when it listens to messages, else an event that its first
 * trigger fires on, as far as its configuration tells. Pure.
 */
import type { EventFacts } from '@switchboard/shared/facts';
import { tagOf } from '@switchboard/shared/tag';
import type { Plan } from '../../compile/plan.ts';

export function sampleEvent(plan: Plan): EventFacts {
  const trigger = plan.nodes[plan.triggers[0] ?? -1];
  if (trigger?.nodeType.kind !== 'trigger' || plan.listens.includes('message')) return { kind: 'message' };
  const { config } = trigger;
  const text = (name: string): string | null => (typeof config[name] === 'string' ? config[name] : null);
  switch (trigger.nodeType.on) {
    case 'conversation-opened':
      return { kind: 'conversation-opened', reopened: config['when'] === 'reopened' };
    case 'conversation-assigned':
      return { kind: 'conversation-assigned', groupId: text('groupId'), assigneeId: text('agentId'), by: 'person' };
    case 'conversation-closed':
      return { kind: 'conversation-closed', by: config['by'] === 'automation' ? 'automation' : 'person' };
    case 'tag-added':
      return { kind: 'tag-added', tag: Array.isArray(config['tags']) ? tagOf(String(config['tags'][0] ?? '')) : '' };
    case 'person-entered-segment':
    case 'person-left-segment':
      return { kind: trigger.nodeType.on, segmentId: text('segmentId') ?? '' };
    default:
      return { kind: 'message' };
  }
}
