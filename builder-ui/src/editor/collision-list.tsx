/** The nodes that two people changed differently: whose state each gets. */
import { SegmentedControl, Text } from '@mantine/core';
import type { GraphNode } from '@switchboard/shared/graph';
import type { Collision, Side } from '../graph/merge-graphs.ts';
import classes from './conflict-dialog.module.css';
import { useNodeName } from './editor-context.ts';

interface CollisionListProps {
  collisions: readonly Collision[];
  sides: ReadonlyMap<string, Side>;
  onChoose: (id: string, side: Side) => void;
}

export function CollisionList({ collisions, sides, onChoose }: CollisionListProps) {
  const nodeName = useNodeName();
  const nameOf = ({ mine, theirs }: Collision): string => {
    const item = (mine ?? theirs) as GraphNode;
    return 'type' in item ? nodeName(item) : 'A note or frame';
  };
  const labelOf = (state: unknown, whose: string): string => (state === null ? `${whose}: remove it` : whose);
  return (
    <section aria-label="Changed by both" className={classes.collisions}>
      <Text size="sm" fw={500}>
        Both of you changed {collisions.length === 1 ? 'this' : 'these'}, differently. Whose shall it be?
      </Text>
      {collisions.map((collision) => (
        <div key={collision.id} className={classes.collision}>
          <Text size="sm">{nameOf(collision)}</Text>
          <SegmentedControl
            size="xs"
            aria-label={`Whose “${nameOf(collision)}”`}
            value={sides.get(collision.id) ?? 'mine'}
            onChange={(side) => onChoose(collision.id, side as Side)}
            data={[
              { value: 'mine', label: labelOf(collision.mine, 'Mine') },
              { value: 'theirs', label: labelOf(collision.theirs, 'Theirs') },
            ]}
          />
        </div>
      ))}
    </section>
  );
}
