/** The automations that ask about a segment, each a link to the node that does. */
import { Anchor, Text } from '@mantine/core';
import type { SegmentUse } from '@switchboard/shared/segment';
import { Link } from 'wouter';
import styles from './segment-page.module.css';
import { usesByAutomation } from './segment-uses.ts';

export function UseList({ uses }: { uses: readonly SegmentUse[] }) {
  if (uses.length === 0) return <Text c="dimmed">Nothing yet. Automations can ask with a “Segment” node.</Text>;
  return (
    <ul className={styles.uses}>
      {usesByAutomation(uses).map(({ id, name, where }) => (
        <li key={id}>
          <Anchor component={Link} href={`/automations/${encodeURIComponent(id)}`}>
            {name}
          </Anchor>
          <Text size="xs" c="dimmed">
            {where}
          </Text>
        </li>
      ))}
    </ul>
  );
}
