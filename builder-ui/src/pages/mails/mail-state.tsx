/** A mail's state in words, and how it was delivered. */
import type { KeptEmail } from '@switchboard/shared/conversation';
import { IconAlertTriangle, IconArchive, IconCheck, IconClock, IconHelp, IconSend, type TablerIcon } from '@tabler/icons-react';
import { StateBadge, type Tone } from '../../app/state-badge.tsx';

interface Look {
  label: string;
  tone: Tone;
  icon: TablerIcon;
}

const looks: Record<KeptEmail['state'], Look> = {
  planned: { label: 'Waiting to be sent', tone: 'info', icon: IconClock },
  sending: { label: 'Being sent', tone: 'info', icon: IconSend },
  done: { label: 'Sent', tone: 'good', icon: IconCheck },
  failed: { label: 'Not sent', tone: 'bad', icon: IconAlertTriangle },
  unknown: { label: 'Perhaps sent', tone: 'warn', icon: IconHelp },
};
const kept: Look = { label: 'Kept, not sent', tone: 'calm', icon: IconArchive };

/** For the chooser above the list; kept mails are done with, too. */
export const mailStates = Object.entries(looks).map(([value, { label }]) => ({
  value,
  label: value === 'done' ? 'Sent or kept' : label,
}));

export function MailState({ mail }: { mail: Pick<KeptEmail, 'state' | 'delivery'> }) {
  return <StateBadge {...(mail.delivery === 'kept' && mail.state !== 'failed' ? kept : looks[mail.state])} />;
}

/** “By SMTP”, or that it stayed here. */
export function deliveryLabel(delivery: KeptEmail['delivery']): string {
  return delivery === 'smtp' ? 'By SMTP' : 'Kept here';
}
