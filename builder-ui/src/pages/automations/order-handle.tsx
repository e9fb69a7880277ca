/** Takes an automation to another place: dragged, or by the arrow keys, Home and End while it has the focus. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import type { DragEvent, KeyboardEvent } from 'react';
import classes from './automations-table.module.css';

export const automationMime = 'application/x-switchboard-automation';

interface OrderHandleProps {
  id: string;
  name: string;
  /** From 1. */
  place: number;
  count: number;
  /** @param to the place it goes to, from 1 */
  onMove: (to: number) => void;
  onDragEnd: () => void;
}

export function OrderHandle({ id, name, place, count, onMove, onDragEnd }: OrderHandleProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 1, End: count }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to >= 1 && to <= count && to !== place) onMove(to);
  };
  const onDragStart = (event: DragEvent): void => {
    event.dataTransfer.setData(automationMime, id);
    event.dataTransfer.effectAllowed = 'move';
    const row = event.currentTarget.closest('tr');
    if (row !== null) event.dataTransfer.setDragImage(row, 12, 22);
  };
  return (
    <Tooltip label="Drag, or press the arrow keys, to change the order">
      <ActionIcon
        size="sm"
        className={classes.handle}
        aria-label={`Move ${name}, number ${place} of ${count}`}
        draggable
        onKeyDown={onKeyDown}
        onDragStart={onDragStart}
        onDragEnd={onDragEnd}
      >
        <IconGripVertical size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
