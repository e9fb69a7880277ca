/** What a selected note or frame can be given: a tint, and being taken away. It stands above it on the canvas. */
import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { GraphTint } from '@switchboard/shared/graph';
import { NodeToolbar } from '@xyflow/react';
import { tints } from '../graph/piece-text.ts';
import classes from './tint-bar.module.css';
import tintClasses from './tints.module.css';

interface TintBarProps {
  /** What it is about: “note”, “frame”. */
  what: string;
  isVisible: boolean;
  tint: GraphTint;
  onTint: (tint: GraphTint) => void;
  onRemove: () => void;
}

/** A frame stands behind everything; what can be done with it must not. */
const overAll = { zIndex: 10 };

export function TintBar({ what, isVisible, tint, onTint, onRemove }: TintBarProps) {
  return (
    <NodeToolbar isVisible={isVisible} offset={8} style={overAll}>
      <div role="toolbar" aria-label={`Look of the ${what}`} className={classes.bar}>
        {tints.map((each) => (
          <button
            key={each}
            type="button"
            aria-label={`Tint ${each}`}
            aria-pressed={each === tint}
            title={each}
            className={`${classes.swatch} ${tintClasses.tint}`}
            data-tint={each}
            onClick={() => onTint(each)}
          />
        ))}
        <ActionIcon size={26} aria-label={`Remove the ${what}`} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
    </NodeToolbar>
  );
}
