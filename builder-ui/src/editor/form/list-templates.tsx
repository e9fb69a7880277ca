/**
 * A list whose entries are drawn one below the other, each with a quiet way to move and to remove it, and a button that
 * adds one. What stays true: by keyboard the focus goes with what one does: into the entry that was added, along with the
 * one that is moved, and to the next one, or to the button that adds, when one is removed.
 */
import { ActionIcon, Button, Group, Input } from '@mantine/core';
import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps } from '@rjsf/utils';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { createContext, type MouseEvent, useContext, useEffect, useId, useRef } from 'react';
import { asSchema } from '../../graph/json-schema.ts';
import { sentenceCase } from './field-texts.tsx';
import classes from './form.module.css';
import { entryTitle } from './ui-schema.ts';

type Part = 'field' | 'up' | 'down' | 'remove';

/** Where the focus shall be once the list is as long as that. */
interface Wanted {
  index: number;
  part: Part;
  length: number;
}

const WantFocusContext = createContext<(wanted: Wanted) => void>(() => undefined);

export function ListOfEntries(props: ArrayFieldTemplateProps) {
  const { schema, title, items, rawErrors, canAdd, readonly, disabled, onAddClick } = props;
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const wanted = useRef<Wanted | null>(null);
  useEffect(() => {
    if (wanted.current === null || wanted.current.length !== items.length) return;
    const { index, part } = wanted.current;
    wanted.current = null;
    (focusableIn(list.current?.children[Math.min(index, items.length - 1)], part) ?? add.current)?.focus();
  });
  const isFixed = readonly || disabled;
  const label = schema.title ?? sentenceCase(title);
  const entry = entryTitle(asSchema(schema.items)).toLowerCase();
  return (
    <WantFocusContext value={(next) => (wanted.current = next)}>
      <Input.Wrapper
        role="group"
        aria-labelledby={id}
        label={label}
        labelElement="div"
        labelProps={{ id }}
        description={schema.description}
        error={rawErrors?.join(' ')}
      >
        {items.length === 0 ? null : (
          <ol ref={list} className={classes.entries}>
            {items}
          </ol>
        )}
        {canAdd && !isFixed ? (
          <Button
            ref={add}
            size="xs"
            mt={4}
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={(event) => {
              wanted.current = { index: items.length, part: 'field', length: items.length + 1 };
              onAddClick(event);
            }}
          >
            Add {entry} to “{label}”
          </Button>
        ) : null}
      </Input.Wrapper>
    </WantFocusContext>
  );
}

export function ListEntry({
  index,
  totalItems,
  children,
  buttonsProps,
  schema,
  uiSchema,
  readonly,
  disabled,
}: ArrayFieldItemTemplateProps) {
  const want = useContext(WantFocusContext);
  const title = String(uiSchema?.['ui:title'] ?? '').toLowerCase();
  const { hasMoveUp, hasMoveDown, hasRemove, onMoveUpItem, onMoveDownItem, onRemoveItem } = buttonsProps;
  const doing =
    (part: Part, to: number, length: number, act: (event: MouseEvent) => void) =>
    (event: MouseEvent): void => {
      want({ index: to, part, length });
      act(event);
    };
  return (
    <li className={classes.entry} data-deep={asSchema(schema).type === 'object' || undefined}>
      <div className={classes.entryField}>{children}</div>
      {readonly || disabled ? null : (
        <Group gap={2} wrap="nowrap" className={classes.entryActions}>
          {totalItems < 2 ? null : (
            <>
              <ActionIcon
                aria-label={`Move ${title} up`}
                data-part="up"
                disabled={!hasMoveUp}
                onClick={doing('up', index - 1, totalItems, onMoveUpItem)}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                aria-label={`Move ${title} down`}
                data-part="down"
                disabled={!hasMoveDown}
                onClick={doing('down', index + 1, totalItems, onMoveDownItem)}
              >
                <IconArrowDown size={16} aria-hidden />
              </ActionIcon>
            </>
          )}
          {hasRemove ? (
            <ActionIcon
              aria-label={`Remove ${title}`}
              data-part="remove"
              onClick={doing('remove', index, totalItems - 1, onRemoveItem)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          ) : null}
        </Group>
      )}
    </li>
  );
}

/** The part of an entry that is asked for; where it cannot be used, such as “up” of the first one, what can. */
function focusableIn(entry: Element | undefined, part: Part): HTMLElement | null | undefined {
  if (part === 'field') return entry?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button');
  return (
    entry?.querySelector<HTMLElement>(`[data-part="${part}"]:not(:disabled)`) ??
    entry?.querySelector<HTMLElement>('[data-part]:not(:disabled)')
  );
}
