/**
 * One list of agents (a listbox of the ARIA Authoring Practices): arrows choose, Enter and double click move the
 * chosen one; one dragged in from the other list is taken. When one has moved, the next is chosen, so that several follow
 * each other by pressing Enter. What stays true: pressing the pointer neither chooses nor scrolls, so that what is under it
 * is what a double click moves.
 */
import { Text, TextInput } from '@mantine/core';
import type { Agent } from '@switchboard/shared/team';
import { type DragEvent, type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import styles from './member-lists.module.css';

interface AgentListboxProps {
  label: string;
  agents: Agent[];
  emptyWords: string;
  onMove: (id: string) => void;
  /** An agent was dragged here from the other list. */
  onTake: (id: string) => void;
  /** What this pair of lists calls its drags, in lower case: nothing else is taken. */
  drag: string;
  /** Draws the button that moves the chosen agent; it gets null while none is chosen. */
  moveButton: (move: (() => void) | null) => ReactNode;
}

/** From this many on, a list can be searched. */
const searchFrom = 10;

export function AgentListbox({ label, agents, emptyWords, onMove, onTake, drag, moveButton }: AgentListboxProps) {
  const base = useId();
  const [search, setSearch] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isTarget, setIsTarget] = useState(false);
  const isSearchable = agents.length >= searchFrom || search !== '';
  const words = search.trim().toLowerCase();
  const shown = agents.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(words));
  const place = shown.findIndex(({ id }) => id === chosenId);
  const optionId = (id: string) => `${base}-${id}`;

  function choose(index: number) {
    const agent = shown[Math.max(0, Math.min(index, shown.length - 1))];
    if (!agent) return;
    setChosenId(agent.id);
    document.getElementById(optionId(agent.id))?.scrollIntoView({ block: 'nearest' });
  }

  function move(index: number) {
    const agent = shown[index];
    if (!agent) return;
    setChosenId((shown[index + 1] ?? shown[index - 1])?.id ?? null);
    onMove(agent.id);
  }

  function onKeyDown(event: KeyboardEvent) {
    const target = targetOf(event.key, place, shown.length);
    if (event.key !== 'Enter' && target === null) return;
    // Enter must not send the form, and arrows must not scroll the drawer.
    event.preventDefault();
    if (target === null) move(place);
    else choose(target);
  }

  const dragType = `application/x-agent-${drag.toLowerCase()}`;
  const isForeign = (id: string) => !agents.some((agent) => agent.id === id);

  function onDragOver(event: DragEvent) {
    if (!event.dataTransfer.types.includes(dragType)) return;
    event.preventDefault();
    setIsTarget(true);
  }
  function onDrop(event: DragEvent) {
    setIsTarget(false);
    const id = event.dataTransfer.getData(dragType);
    if (id === '') return;
    event.preventDefault();
    if (isForeign(id)) onTake(id);
  }

  return (
    <div className={styles.list}>
      <Text fw={500} size="sm" id={`${base}-label`}>
        {label} <span className={styles.count}>{agents.length}</span>
      </Text>
      {isSearchable ? (
        <TextInput
          size="xs"
          aria-label={`Find in “${label}”`}
          placeholder="Find"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      ) : null}
      <div className={styles.frame}>
        <div
          role="listbox"
          tabIndex={0}
          className={styles.box}
          data-target={isTarget || undefined}
          onDragOver={onDragOver}
          onDragLeave={() => setIsTarget(false)}
          onDrop={onDrop}
          aria-label={label}
          aria-activedescendant={place < 0 ? undefined : optionId(shown[place]?.id ?? '')}
          onKeyDown={onKeyDown}
          onFocus={({ currentTarget }) => {
            // Only of who comes by keyboard: the pointer brings the focus before its click, and knows what it is on.
            if (place < 0 && currentTarget.matches(':focus-visible')) choose(0);
          }}
        >
          {shown.map((agent, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
            <div
              key={agent.id}
              id={optionId(agent.id)}
              role="option"
              tabIndex={-1}
              aria-selected={agent.id === chosenId}
              className={styles.option}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.setData(dragType, agent.id);
                event.dataTransfer.effectAllowed = 'move';
              }}
              onClick={() => setChosenId(agent.id)}
              onDoubleClick={({ currentTarget }) => {
                // The option goes away: without this the focus would go with it, and Enter would move nobody.
                currentTarget.parentElement?.focus({ preventScroll: true });
                move(index);
              }}
            >
              {agent.name}
            </div>
          ))}
        </div>
        {shown.length === 0 ? <p className={styles.nobody}>{agents.length === 0 ? emptyWords : 'Nobody has this name'}</p> : null}
      </div>
      {moveButton(place < 0 ? null : () => move(place))}
    </div>
  );
}

/** The place that a key leads to from `place` (-1: none chosen) in a list of `length`; null for keys that lead nowhere. */
function targetOf(key: string, place: number, length: number): number | null {
  if (key === 'ArrowDown') return place + 1;
  if (key === 'ArrowUp') return place < 0 ? length - 1 : place - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : null;
}
