/** The nodes that two people changed differently, and in which fields: whose state each gets in these. */
import { SegmentedControl, Text } from '@mantine/core';
import type { GraphNode } from '@switchboard/shared/graph';
import type { ItemField, Side } from '../graph/merge-fields.ts';
import type { Collision } from '../graph/merge-graphs.ts';
import type { NodeSpeech } from '../graph/difference-words.ts';
import { useNodeSpeech } from '../versions/use-node-speech.ts';
import classes from './conflict-dialog.module.css';

interface CollisionListProps {
  collisions: readonly Collision[];
  sides: ReadonlyMap<string, Side>;
  onChoose: (id: string, side: Side) => void;
}

export function CollisionList({ collisions, sides, onChoose }: CollisionListProps) {
  const speech = useNodeSpeech();
  const nameOf = ({ mine, theirs }: Collision): string => {
    const item = (mine ?? theirs) as GraphNode;
    return 'type' in item ? speech.name(item) : 'A note or frame';
  };
  const labelOf = (state: unknown, whose: string): string => (state === null ? `${whose}: remove it` : whose);
  return (
    <section aria-label="Changed by both" className={classes.collisions}>
      <Text size="sm" fw={500}>
        Both of you changed {collisions.length === 1 ? 'this' : 'these'}, differently. Whose shall it be?
      </Text>
      {collisions.map((collision) => (
        <div key={collision.id} className={classes.collision}>
          <div className={classes.what}>
            <Text size="sm">{nameOf(collision)}</Text>
            {collision.fields.map((field) => (
              <Text key={field.name} size="xs" c="dimmed">
                {fieldWords(collision, field, speech)}
              </Text>
            ))}
          </div>
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

const ownFields: Record<string, string> = {
  name: 'Name',
  disabled: 'Disabled',
  type: 'Type and configuration',
  text: 'Text',
  title: 'Title',
  size: 'Size',
  tint: 'Colour',
};

/** A field that both set, with what each set it to where that can be said. */
function fieldWords({ mine, theirs }: Collision, { of, name }: ItemField, speech: NodeSpeech): string {
  const saying = (item: unknown): string | null => {
    if (of === 'configuration') return speech.fieldValue(item as GraphNode, name);
    const value = (item as Record<string, unknown>)[name];
    if (name === 'disabled') return value === true ? 'yes' : 'no';
    if (name === 'tint') return String(value);
    return name === 'name' || name === 'title' ? (value === undefined ? 'none' : `“${String(value)}”`) : null;
  };
  const title = of === 'configuration' ? speech.fieldTitle(mine as GraphNode, name) : (ownFields[name] ?? name);
  const [my, their] = [saying(mine), saying(theirs)];
  return my === null ? title : `${title}: mine ${my}, theirs ${their}`;
}
