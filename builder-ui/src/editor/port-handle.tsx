/**
 * Ports: dragged from one to another they connect; a click on an output offers, as a menu, what it can lead to. They
 * are not stops of the Tab key, which would be two more for every node, and too small ones: the panel of the selected
 * node lists its ports with the same menu.
 */
import { Menu } from '@mantine/core';
import { Handle, Position } from '@xyflow/react';
import { type KeyboardEvent, type SyntheticEvent, useState } from 'react';
import { ConnectMenu } from './connect-menu.tsx';
import { useEditor } from './editor-context.ts';
import { isReadOnly } from './editor-store.ts';
import classes from './port-handle.module.css';

export function InputPort({ nodeName, port }: { nodeName: string; port: string }) {
  const label = `${nodeName}: ${port}`;
  return (
    <Handle
      type="target"
      id={port}
      position={Position.Left}
      className={classes.input}
      title={label}
      aria-label={label}
      role="img"
    />
  );
}

interface OutputPortProps {
  nodeId: string;
  nodeName: string;
  port: string;
  /** The only output of its node, which needs no name on the card. */
  isAlone: boolean;
  /** The run shown left by this port. */
  isTaken: boolean;
}

export function OutputPort({ nodeId, nodeName, port, isAlone, isTaken }: OutputPortProps) {
  const [isOpen, setIsOpen] = useState(false);
  const readOnly = useEditor(isReadOnly);
  const label = `${nodeName}: ${port}`;
  const openByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    setIsOpen(true);
  };
  return (
    <div className={isAlone ? classes.alone : classes.row} data-taken={isTaken || undefined}>
      {isAlone ? null : <span className={classes.name}>{port}</span>}
      <Handle
        type="source"
        id={port}
        position={Position.Right}
        className={classes.output}
        title={label}
        aria-label={label}
        role="button"
        tabIndex={-1}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onKeyDown={openByKey}
        onClick={(event) => {
          event.stopPropagation();
          setIsOpen(true);
        }}
      />
      <Menu
        opened={isOpen && !readOnly}
        onChange={setIsOpen}
        position="right-start"
        width={260}
        trapFocus
        returnFocus
        withinPortal
      >
        {/* Beside the handle, not the handle itself: a menu gives its target an id, and a handle's id is its port. */}
        <Menu.Target>
          <span className={classes.anchor} aria-hidden />
        </Menu.Target>
        {/* React carries events of the menu to the card it belongs to: there they would select the card, or move it. */}
        <Menu.Dropdown className="nodrag nopan nowheel" onClick={stop} onKeyDown={stop} onPointerDown={stop} onMouseDown={stop}>
          {isOpen ? <ConnectMenu nodeId={nodeId} port={port} /> : null}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function stop(event: SyntheticEvent): void {
  event.stopPropagation();
}
