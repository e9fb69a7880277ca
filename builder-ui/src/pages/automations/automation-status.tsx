/** An automation's state in a word. */
import type { AutomationStatus } from '@switchboard/shared/automation';
import { IconCircleDashed, IconCircleFilled, IconPlayerPauseFilled } from '@tabler/icons-react';
import { StateBadge } from '../../app/state-badge.tsx';

const looks = {
  draft: { label: 'Draft', tone: 'calm', icon: IconCircleDashed },
  published: { label: 'Published', tone: 'good', icon: IconCircleFilled },
  paused: { label: 'Paused', tone: 'warn', icon: IconPlayerPauseFilled },
} as const;

export function AutomationStatusBadge({ status }: { status: AutomationStatus }) {
  return <StateBadge {...looks[status]} />;
}
