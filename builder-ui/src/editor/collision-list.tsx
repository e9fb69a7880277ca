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
  /** What each called the automation, when both named it. */
  names: Record<Side, string> | null;
  /** Whose each item shall be, by its id; under `nameId` the automation's name. */
  sides: ReadonlyMap<string, Side>;
  onChoose: (id: string, side: Side) => void;
}

export const nameId = 'name of the automation';

export function CollisionList({ collisions, names, sides, onChoose }: CollisionListProps) {
  const speech = useNodeSpeech();
  const nameOf = ({ mine, theirs }: Collision): string => {
    const item = (mine ?? theirs) as GraphNode;
    return 'type' in item ? speech.name(item) : 'A note or frame';
  };
  const choice = (id: string): Pick<CollisionRowProps, 'side' | 'onChoose'> => ({
    side: sides.get(id) ?? 'mine',
    onChoose: (side) => onChoose(id, side),
  });
  const count = collisions.length + (names === null ? 0 : 1);
  return (
    <section aria-label="Changed by both" className={classes.collisions}>
      <Text size="sm" fw={500}>
        Both of you changed {count === 1 ? 'this' : 'these'}, differently. Whose shall it be?
      </Text>
      {names === null ? null : (
        <CollisionRow
          title="Name of the automation"
          details={[`mine “${names.mine}”, theirs “${names.theirs}”`]}
          removedBy={null}
          {...choice(nameId)}
        />
      )}
      {collisions.map((collision) => (
        <CollisionRow
          key={collision.id}
          title={nameOf(collision)}
          details={collision.fields.map((field) => fieldWords(collision, field, speech))}
          removedBy={collision.mine === null ? 'mine' : collision.theirs === null ? 'theirs' : null}
          {...choice(collision.id)}
        />
      ))}
    </section>
  );
}

interface CollisionRowProps {
  title: string;
  /** What both set, and to what. */
  details: string[];
  removedBy: Side | null;
  side: Side;
  onChoose: (side: Side) => void;
}

function CollisionRow({ title, details, removedBy, side, onChoose }: CollisionRowProps) {
  const labelOf = (of: Side, whose: string): string => (removedBy === of ? `${whose}: remove it` : whose);
  return (
    <div className={classes.collision}>
      <div className={classes.what}>
        <Text size="sm">{title}</Text>
        {details.map((words) => (
          <Text key={words} size="xs" c="dimmed">
            {words}
          </Text>
        ))}
      </div>
      <SegmentedControl
        size="xs"
        aria-label={`Whose “${title}”`}
        value={side}
        onChange={(value) => onChoose(value as Side)}
        data={[
          { value: 'mine', label: labelOf('mine', 'Mine') },
          { value: 'theirs', label: labelOf('theirs', 'Theirs') },
        ]}
      />
    </div>
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
