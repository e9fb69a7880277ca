/**
 * The right side: the selected node, else the palette, or what to do for who may add nothing. On a phone it is a sheet from
 * below.
 */
import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useEditor } from './editor-context.ts';
import { shownGraph } from './editor-store.ts';
import classes from './editor.module.css';
import { NodePanel } from './node-panel.tsx';
import { Palette } from './palette.tsx';

export function SidePanel() {
  const node = useEditor((state) =>
    state.selectedIds.length === 1
      ? shownGraph(state).nodes.find((candidate) => candidate.id === state.selectedIds[0])
      : undefined,
  );
  const mayChange = useEditor((state) => state.mayChange);
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const Mark = isSheetOpen ? IconX : IconPlus;
  return (
    <>
      <div className={classes.side} data-open={(isSheetOpen && mayChange) || node !== undefined || undefined}>
        {node !== undefined ? (
          <NodePanel key={node.id} node={node} />
        ) : mayChange ? (
          <Palette />
        ) : (
          <p className={classes.sideHint}>Choose a node to see how it is set.</p>
        )}
      </div>
      {node === undefined && mayChange ? (
        <Button
          className={classes.sheetToggle}
          data-open={isSheetOpen || undefined}
          size="xs"
          radius="xl"
          style={{ zIndex: 30 }}
          leftSection={<Mark size={16} aria-hidden />}
          onClick={() => setIsSheetOpen(!isSheetOpen)}
        >
          {isSheetOpen ? 'Close' : 'Nodes'}
        </Button>
      ) : null}
    </>
  );
}
