/** What was done with a conversation, by whom or by which automation, and why; newest first. */
import { Anchor, Text, Timeline as MantineTimeline } from '@mantine/core';
import type { TimelineEntry } from '@switchboard/shared/conversation';
import {
  IconAlarm,
  IconArrowBackUp,
  IconCircleCheck,
  IconClock,
  IconExclamationMark,
  IconHourglass,
  IconMailOff,
  IconMessage,
  IconTag,
  IconTagOff,
  IconUser,
  IconUserCheck,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useAutomations } from '../../api/automations.ts';
import { TimeAgo } from '../../app/time-ago.tsx';
import { useNames } from '../../app/use-names.ts';
import { inLocalTime } from '../../app/words/relative-time.ts';
import { Candidates } from './candidates.tsx';

const looks = {
  opened: { label: 'Opened', icon: IconMessage },
  assigned: { label: 'Assigned', icon: IconUserCheck },
  closed: { label: 'Closed', icon: IconCircleCheck },
  reopened: { label: 'Reopened', icon: IconArrowBackUp },
  snoozed: { label: 'Snoozed', icon: IconClock },
  woken: { label: 'Opened again', icon: IconAlarm },
  tagged: { label: 'Tagged', icon: IconTag },
  untagged: { label: 'Tag removed', icon: IconTagOff },
  queued: { label: 'Waiting', icon: IconHourglass },
  'attribute-set': { label: 'Attribute set', icon: IconUser },
  stopped: { label: 'Stopped', icon: IconExclamationMark },
  'not-mailed': { label: 'Not e-mailed', icon: IconMailOff },
  'set-aside': { label: 'A message could not be dealt with', icon: IconExclamationMark },
} as const;

export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const { data: automations } = useAutomations();
  const names = useNames();
  if (entries.length === 0) return <Text c="dimmed">Nothing yet.</Text>;

  function byWhom(entry: TimelineEntry): ReactNode {
    if (entry.automationId) {
      const name = automations?.find(({ id }) => id === entry.automationId)?.name ?? 'an automation';
      const address = `/automations/${encodeURIComponent(entry.automationId)}`;
      return (
        <>
          by{' '}
          <Anchor component={Link} href={entry.runId ? `${address}?run=${encodeURIComponent(entry.runId)}` : address} size="xs">
            {name}
          </Anchor>
          {entry.version === undefined ? '' : `, version ${entry.version}`}
        </>
      );
    }
    // The reason, where there is one, names the person already.
    const agent = entry.reason ? null : names.agent(entry.by);
    return agent ? `by ${agent}` : '';
  }

  const newestFirst = [...entries].reverse();
  return (
    <MantineTimeline role="list" aria-label="What happened" bulletSize={24} lineWidth={1} color="gray" active={-1}>
      {newestFirst.map((entry, index) => {
        const look = looks[entry.kind] ?? { label: entry.kind, icon: IconMessage };
        return (
          <MantineTimeline.Item
            role="listitem"
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id, and two may share their time
            key={`${entry.at} ${index}`}
            bullet={<look.icon size={14} aria-hidden />}
            title={<Text fw={500}>{inLocalTime(entry.reason) || look.label}</Text>}
          >
            <Text size="xs" c="dimmed">
              <TimeAgo at={entry.at} /> {byWhom(entry)}
            </Text>
            {entry.candidates ? <Candidates candidates={entry.candidates} /> : null}
          </MantineTimeline.Item>
        );
      })}
    </MantineTimeline>
  );
}
