/** What asks about a segment or an attribute, each a link to it. */
import { Anchor, Text } from '@mantine/core';
import type { AttributeUse } from '@switchboard/shared/attribute-detail';
import { Link } from 'wouter';
import styles from './segment-page.module.css';
import { namedUses } from './segment-uses.ts';

export function UseList({ uses }: { uses: readonly AttributeUse[] }) {
  if (uses.length === 0) return <Text c="dimmed">Nothing yet. Assignment rules can, and automations with a “Segment” node.</Text>;
  return (
    <ul className={styles.uses}>
      {namedUses(uses).map(({ id, name, href, where }) => (
        <li key={id}>
          <Anchor component={Link} href={href}>
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
