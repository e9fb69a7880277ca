/** What differs, as a list: logic first, names, places and notes apart. An entry leads to what it is about on the canvas. */
import { Text, Title } from '@mantine/core';
import type { DifferenceEntry } from '../graph/difference-words.ts';
import { DifferenceMarkBadge } from './difference-mark.tsx';
import classes from './difference.module.css';

interface DifferenceListProps {
  entries: readonly DifferenceEntry[];
  onSeek: (itemId: string) => void;
}

export function DifferenceList({ entries, onSeek }: DifferenceListProps) {
  const logic = entries.filter((entry) => !entry.isLayout);
  const layout = entries.filter((entry) => entry.isLayout);
  if (entries.length === 0) {
    return (
      <Text size="sm" c="dimmed" p="md">
        Both are the same.
      </Text>
    );
  }
  return (
    <div className={classes.lists}>
      <Part title="What it does" entries={logic} none="Both do the same." onSeek={onSeek} />
      {layout.length === 0 ? null : <Part title="Names, places and notes" entries={layout} none="" onSeek={onSeek} />}
    </div>
  );
}

interface PartProps extends DifferenceListProps {
  title: string;
  none: string;
}

function Part({ title, entries, none, onSeek }: PartProps) {
  return (
    <section>
      <Title order={3} className={classes.partTitle}>
        {title}
        {entries.length === 0 ? null : <span className={classes.partCount}>{entries.length}</span>}
      </Title>
      {entries.length === 0 ? (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      ) : (
        <ul className={classes.entries}>
          {entries.map((entry) => (
            <li key={entry.key} className={classes.entry}>
              <DifferenceMarkBadge mark={entry.mark} />
              <div className={classes.entryWords}>
                <button type="button" className={classes.seek} onClick={() => onSeek(entry.itemId)}>
                  {entry.title}
                </button>
                {entry.details.map((detail) => (
                  <Text key={detail} size="xs" c="dimmed">
                    {detail}
                  </Text>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
