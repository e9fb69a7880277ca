/**
 * Ports: dragged from one to another they connect; a click, on the “+” that a port becomes under the pointer, opens the
 * list of what it can lead to, or of what can lead to it. They are not stops of the Tab key, which would be two more for
 * every node, and too small ones: the panel of the selected node lists its ports with the same list.
 */
import { Handle, Position } from '@xyflow/react';
import { type MouseEvent, memo } from 'react';
import { useSight } from './card-context.tsx';
import { useCommands } from './commands/commands-context.tsx';
import { useEditor, useEditorStore } from './editor-context.ts';
import { isReadOnly } from './editor-store.ts';
import type { PickerRequest } from './picker.ts';
import classes from './port-handle.module.css';

interface InputPortProps {
  nodeId: string;
  nodeName: string;
  port: string;
}

export const InputPort = memo(function InputPort({ nodeId, nodeName, port }: InputPortProps) {
  const label = `${nodeName}: ${port}`;
  const open = useOpenPicker({ kind: 'into', nodeId, port });
  const isSeenOnly = useIsSeenOnly();
  const place = { type: 'target', position: Position.Left, port, className: classes.input } as const;
  return isSeenOnly ? <FarPort {...place} /> : <NearPort {...place} label={label} onClick={open} />;
});

interface OutputPortProps {
  nodeId: string;
  nodeName: string;
  port: string;
  /** The only output of its node, which needs no name on the card. */
  isAlone: boolean;
  /** The run shown left by this port. */
  isTaken: boolean;
  /** Its node is disabled: what comes goes on by this port. */
  isPassedBy: boolean;
}

export const OutputPort = memo(function OutputPort(props: OutputPortProps) {
  const { nodeId, nodeName, port, isAlone, isTaken, isPassedBy } = props;
  const label = `${nodeName}: ${port}`;
  const open = useOpenPicker({ kind: 'from', nodeId, port });
  const isSeenOnly = useIsSeenOnly();
  const place = { type: 'source', position: Position.Right, port, className: classes.output } as const;
  return (
    <div className={isAlone ? classes.alone : classes.row} data-taken={isTaken || undefined}>
      {isPassedBy && !isAlone ? <span className={classes.passed}>passes by</span> : null}
      {isAlone ? null : <span className={classes.name}>{port}</span>}
      {isSeenOnly ? <FarPort {...place} /> : <NearPort {...place} label={label} onClick={open} />}
    </div>
  );
});

interface PortPlace {
  type: 'source' | 'target';
  position: Position;
  port: string;
  className: string | undefined;
}

interface NearPortProps extends PortPlace {
  label: string;
  onClick: (event: MouseEvent<HTMLElement>) => void;
}

function NearPort({ type, position, port, className, label, onClick }: NearPortProps) {
  return (
    <Handle
      type={type}
      id={port}
      position={position}
      className={className}
      title={label}
      aria-label={label}
      role="button"
      tabIndex={-1}
      aria-haspopup="dialog"
      onClick={onClick}
    />
  );
}

/** A port that is only seen: where React Flow looks for it when it measures a card, and nothing that listens. */
export function FarPort({ type, position, port, className }: PortPlace) {
  return (
    <div
      aria-hidden
      data-handleid={port}
      data-handlepos={position}
      className={`react-flow__handle react-flow__handle-${position} ${type} ${className ?? ''}`}
    />
  );
}

/** From far ports are too small to be used, and where nothing can be connected they are of no use. */
function useIsSeenOnly(): boolean {
  const isFar = useSight() !== 'near';
  return useEditor(isReadOnly) || isFar;
}

/** Opens the list beside the port that was pressed. */
function useOpenPicker(request: PickerRequest): (event: MouseEvent<HTMLElement>) => void {
  const store = useEditorStore();
  const { canvas } = useCommands();
  return (event) => {
    // The card under the port would be selected.
    event.stopPropagation();
    const ground = canvas.element?.getBoundingClientRect();
    if (ground === undefined) return;
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const point = { x: left + width / 2 - ground.x, y: top + height / 2 - ground.y };
    store.getState().openPicker({ request, point, position: null });
  };
}
