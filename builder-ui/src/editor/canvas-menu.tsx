/** What a right click, a long press or the menu key opens on the canvas: commands for what is under it. */
import { Menu } from '@mantine/core';
import type { Edge } from '@xyflow/react';
import { type MouseEvent, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import classes from './canvas.module.css';
import { staysInWindow } from './stays-in-window.ts';
import { CommandItem } from './command-items.tsx';
import { commandById } from './commands/commands.ts';
import { useCommands } from './commands/commands-context.tsx';
import { useEditorStore } from './editor-context.ts';
import type { CanvasItem } from './flow-elements.ts';

type Place = 'item' | 'edge' | 'pane';

/** By what is under the pointer; a line between groups. */
const commandIds: Record<Place, readonly (readonly string[])[]> = {
  item: [
    ['add-node', 'rename', 'toggle-disabled', 'add-frame'],
    ['copy', 'cut', 'paste', 'duplicate'],
    ['select-upstream', 'select-downstream', 'zoom-to-selection', 'tidy-up'],
    ['remove', 'remove-without-healing'],
  ],
  edge: [['add-node'], ['remove']],
  pane: [
    ['add-node', 'add-note', 'add-frame'],
    ['paste', 'select-all', 'tidy-up', 'fit-view'],
  ],
};

interface Opened {
  place: Place;
  x: number;
  y: number;
}

interface CanvasMenuHandlers {
  onNodeContextMenu: (event: MouseEvent, item: CanvasItem) => void;
  onEdgeContextMenu: (event: MouseEvent, edge: Edge) => void;
  onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) => void;
  onSelectionContextMenu: (event: MouseEvent) => void;
}

interface CanvasMenuProps {
  readOnly: boolean;
  children: (handlers: CanvasMenuHandlers) => ReactNode;
}

export function CanvasMenu({ readOnly, children }: CanvasMenuProps) {
  const store = useEditorStore();
  const { canvas } = useCommands();
  const [opened, setOpened] = useState<Opened | null>(null);
  /** What had the focus before the menu took it. */
  const before = useRef<Element | null>(null);

  const open = useCallback(
    (event: MouseEvent | globalThis.MouseEvent, place: Place) => {
      // What is typed in place has the browser's own menu.
      if (readOnly || (event.target instanceof Element && event.target.closest('input, textarea') !== null)) return;
      event.preventDefault();
      before.current = document.activeElement;
      const ground = canvas.element?.getBoundingClientRect();
      setOpened({ place, x: event.clientX - (ground?.left ?? 0), y: event.clientY - (ground?.top ?? 0) });
    },
    [readOnly, canvas],
  );
  const close = useCallback(() => {
    setOpened(null);
    // Unless what was chosen took the focus itself, such as a name that is typed now.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const { current } = before;
      const isThere = current instanceof HTMLElement && canvas.element?.contains(current) === true;
      (isThere ? current : canvas.element)?.focus({ preventScroll: true });
    });
  }, [canvas]);
  const handlers = useMemo(
    (): CanvasMenuHandlers => ({
      onNodeContextMenu: (event, { id }) => {
        const { selectedIds, select } = store.getState();
        if (!selectedIds.includes(id)) select([id]);
        open(event, 'item');
      },
      onEdgeContextMenu: (event, { id }) => {
        store.getState().select([], [id]);
        open(event, 'edge');
      },
      onPaneContextMenu: (event) => open(event, 'pane'),
      onSelectionContextMenu: (event) => open(event, 'item'),
    }),
    [open, store],
  );

  return (
    <>
      {children(handlers)}
      {opened === null ? null : (
        <Menu opened onChange={close} position="right-start" width={270} middlewares={staysInWindow} trapFocus withinPortal>
          <Menu.Target>
            <span className={classes.dropped} style={{ left: opened.x, top: opened.y }} aria-hidden />
          </Menu.Target>
          <Menu.Dropdown>
            {commandIds[opened.place].map((ids, index) => (
              <div key={ids.join()}>
                {index > 0 ? <Menu.Divider /> : null}
                {ids.map((id) => (
                  <CommandItem key={id} command={commandById(id)} hidesDisabled />
                ))}
              </div>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
