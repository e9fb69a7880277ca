/** Notes and frames in the outline: what they say, and which nodes stand in a frame. */
import { Text } from '@mantine/core';
import { IconFrame, IconNote } from '@tabler/icons-react';
import type { BesideNodes } from '../graph/beside-nodes.ts';
import classes from './outline.module.css';

interface OutlineBesideProps {
  items: readonly BesideNodes[];
  /** What nodes are called, by id. */
  names: ReadonlyMap<string, string>;
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

export function OutlineBeside({ items, names }: OutlineBesideProps) {
  return (
    <section className={classes.beside} aria-labelledby="outline-beside">
      <h2 id="outline-beside" className={classes.besideTitle}>
        Notes and frames
      </h2>
      <ul className={classes.list} aria-labelledby="outline-beside">
        {items.map((item) => (
          <li key={item.id} className={classes.node}>
            <div className={classes.head}>
              {item.kind === 'frame' ? (
                <IconFrame size={18} className={classes.besideIcon} role="img" aria-label="Frame" />
              ) : (
                <IconNote size={18} className={classes.besideIcon} role="img" aria-label="Note" />
              )}
              {item.kind === 'frame' ? (
                <div className={classes.words}>
                  <h3 className={classes.title}>{item.frame.title || 'Frame without a title'}</h3>
                  <Text size="sm" c="dimmed">
                    {item.nodes.length === 0
                      ? 'No node stands in it.'
                      : `Around ${list.format(item.nodes.map(({ id }) => names.get(id) ?? ''))}`}
                  </Text>
                </div>
              ) : (
                <Text size="sm" className={`${classes.words} ${classes.noteText}`} c={item.note.text ? undefined : 'dimmed'}>
                  {item.note.text || 'An empty note'}
                </Text>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
