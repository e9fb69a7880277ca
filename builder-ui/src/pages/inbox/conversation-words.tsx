/** What the inbox calls things: states and visitors, the same in the list and on a conversation's page. */
import type { ConversationSummary } from '@switchboard/shared/conversation';
import { IconCircleCheck, IconCircleDot, IconClock } from '@tabler/icons-react';
import { StateBadge } from '../../app/state-badge.tsx';
import { personCalled } from '../../app/words/person-called.ts';

const looks = {
  open: { label: 'Open', tone: 'info', icon: IconCircleDot },
  snoozed: { label: 'Snoozed', tone: 'warn', icon: IconClock },
  closed: { label: 'Closed', tone: 'calm', icon: IconCircleCheck },
} as const;

export function ConversationStatus({ status }: { status: ConversationSummary['status'] }) {
  return <StateBadge {...looks[status]} />;
}

/** The person's name, or for one without, words that tell them from the others. */
export function personLabel({ personName, personId }: Pick<ConversationSummary, 'personName' | 'personId'>): string {
  return personCalled(personId, personName);
}
