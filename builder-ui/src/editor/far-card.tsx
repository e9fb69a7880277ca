/**
 * A card of a large automation seen from far: the room it takes and the places of its ports, which is what the pointer,
 * the keyboard and connections need of it. What one sees of it is in the one drawing of all cards (`far-drawing`).
 */
import { Position, useStoreApi } from '@xyflow/react';
import { memo, useState } from 'react';
import { cardSize } from '../graph/free-position.ts';
import classes from './far-card.module.css';
import { FarPort } from './port-handle.tsx';
import type { Ports } from './ports-of.ts';

/** What of a card's height is not its outputs, and what each of several outputs adds, in pixels of the style. */
const headPx = 57;
const outputPx = 22;

export const FarCard = memo(function FarCard({ id, ports }: { id: string; ports: Ports }) {
  const flowStore = useStoreApi();
  const isAlone = ports.outputs.length === 1;
  // As it was measured near by; never seen near by, as a card is whose sentence takes one line.
  const [height] = useState(
    () => flowStore.getState().nodeLookup.get(id)?.measured.height ?? headPx + (isAlone ? 0 : ports.outputs.length * outputPx),
  );
  return (
    <div className={classes.card} style={{ width: cardSize.width, height }}>
      {ports.inputs.map((port) => (
        <FarPort key={port} type="target" position={Position.Left} port={port} className={classes.beside} />
      ))}
      <div className={isAlone ? undefined : classes.outputs}>
        {ports.outputs.map((port) => (
          <div key={port} className={isAlone ? undefined : classes.row}>
            <FarPort type="source" position={Position.Right} port={port} className={isAlone ? classes.beside : classes.port} />
          </div>
        ))}
      </div>
    </div>
  );
});
