/** The variables offered at the caret: a list box that the text field moves through; it never takes the focus. */
import { Portal } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { floatingId } from '../../app/theme.ts';
import classes from './form.module.css';
import type { Offer } from './use-variable-completion.ts';

interface VariableListProps {
  id: string;
  offer: Offer;
  onTake: (path: string) => void;
}

const widthPx = 292;
const heightPx = 240;
const marginPx = 8;

export function VariableList({ id, offer: { variables, chosen, place }, onTake }: VariableListProps) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the one chosen is brought into view
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const isBelow = place.bottom + heightPx + marginPx <= window.innerHeight;
  const left = Math.max(marginPx, Math.min(place.left, window.innerWidth - widthPx - marginPx));
  const vertical = isBelow
    ? { top: place.bottom + 4 }
    : { bottom: Math.max(marginPx, window.innerHeight - place.bottom + place.lineHeight + 4) };
  return (
    <Portal target={`#${floatingId}`}>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label="Variables"
        className={classes.variables}
        style={{ left, width: widthPx, maxHeight: heightPx, ...vertical }}
      >
        {variables.map(({ path, words, group }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text field takes the keys
          <div
            key={path}
            id={optionId(id, index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={classes.variable}
            // Before the field loses the focus, and with it the list.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(path)}
          >
            <span className={classes.path}>{path}</span>
            <span className={classes.about}>{path.includes('.') ? `${group}: ${words}` : words}</span>
          </div>
        ))}
      </div>
    </Portal>
  );
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
