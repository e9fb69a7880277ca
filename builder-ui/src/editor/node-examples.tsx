/** A node type's own examples, as help; they are run as its tests, so what they say is so. */
import { Text } from '@mantine/core';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import classes from './node-panel.module.css';

export function NodeExamples({ nodeType: { examples } }: { nodeType: NodeTypeDescription }) {
  // Several examples may show the same thing with other facts: once is enough to read.
  const titles = [...new Set(examples.map(({ title }) => title))];
  if (titles.length === 0) return null;
  return (
    <details className={classes.examples}>
      <summary className={classes.examplesTitle}>Examples</summary>
      <ul>
        {titles.map((title) => (
          <li key={title}>
            <Text size="sm">{title}</Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
