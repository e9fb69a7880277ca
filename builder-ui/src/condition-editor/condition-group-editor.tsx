/** A group of conditions in brackets: how they are joined, the parts one below the other, and what can be added. */
import { ActionIcon, Button, Group, Select } from '@mantine/core';
import { IconBrackets, IconPlus, IconX } from '@tabler/icons-react';
import type { Comparison, Condition } from '@switchboard/shared/condition';
import { Fragment, useRef } from 'react';
import { type ConditionGroup, conditionOf, groupOf, type Joint, newComparison, partPointer } from '../graph/condition-group.ts';
import { ComparisonEditor } from './comparison-editor.tsx';
import { useCondition } from './condition-context.ts';
import classes from './condition-editor.module.css';
import { PartRemarks } from './part-remarks.tsx';

const joints: { value: Joint; label: string; between: string }[] = [
  { value: 'all', label: 'All of these hold', between: 'and' },
  { value: 'any', label: 'Any of these holds', between: 'or' },
  { value: 'none', label: 'None of these holds', between: 'nor' },
  { value: 'not-all', label: 'Not all of these hold', between: 'and' },
];
/** The engine takes ten levels; nobody reads more than a few. */
const deepest = 4;

interface ConditionGroupEditorProps {
  /** What the group was read from. */
  condition: unknown;
  group: ConditionGroup;
  /** Where it stands in the whole condition, RFC 6901. */
  pointer: string;
  /** 1 for the outermost. */
  depth: number;
  onChange: (group: ConditionGroup) => void;
  onRemove?: () => void;
}

export function ConditionGroupEditor({ condition, group, pointer, depth, onChange, onRemove }: ConditionGroupEditorProps) {
  const { readOnly, scope } = useCondition();
  const whole = useRef<HTMLFieldSetElement>(null);
  const { joint, parts } = group;
  const words = joints.find((one) => one.value === joint);
  const replace = (index: number, part: Condition): void => onChange({ joint, parts: parts.with(index, part) });
  const add = (part: Condition): void => {
    onChange({ joint, parts: [...parts, part] });
    // The new part is on screen after the change; its first chooser takes the focus, so that one goes on typing.
    requestAnimationFrame(() => lastPart(whole.current)?.querySelector<HTMLElement>('input')?.focus());
  };
  const removeAt = (index: number): void => {
    onChange({ joint, parts: parts.toSpliced(index, 1) });
    requestAnimationFrame(() => whole.current?.querySelector<HTMLElement>('[data-add]')?.focus());
  };
  const isSingle = depth === 1 && joint === 'all' && parts.length < 2;

  return (
    <fieldset ref={whole} className={classes.group} aria-label={words?.label}>
      {isSingle ? null : (
        <Group gap={4} wrap="nowrap">
          <Select
            aria-label="How these are joined"
            size="xs"
            className={classes.joint}
            data={joints}
            value={joint}
            allowDeselect={false}
            disabled={readOnly}
            onChange={(value) => onChange({ joint: value ?? joint, parts })}
          />
          {onRemove === undefined || readOnly ? null : (
            <ActionIcon aria-label="Remove this group" size={24} onClick={onRemove}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      )}
      <PartRemarks pointer={pointer} parts={parts.map((_, index) => pointer + partPointer(condition, index))} />
      {parts.map((part, index) => {
        const inner = groupOf(part);
        const innerPointer = pointer + partPointer(condition, index);
        // Parts have no identity of their own; their place is what tells them apart.
        const key = `${depth}-${index}`;
        return (
          <Fragment key={key}>
            {index === 0 ? null : (
              <span className={classes.between} aria-hidden>
                {words?.between}
              </span>
            )}
            {inner === null ? (
              <ComparisonEditor
                comparison={part as Comparison}
                pointer={innerPointer}
                onChange={(changed) => replace(index, changed)}
                onBracket={parts.length > 1 && depth < deepest ? () => replace(index, bracketed(part, joint)) : undefined}
                onRemove={() => removeAt(index)}
              />
            ) : (
              <ConditionGroupEditor
                condition={part}
                group={inner}
                pointer={innerPointer}
                depth={depth + 1}
                onChange={(changed) => replace(index, conditionOf(changed))}
                onRemove={() => removeAt(index)}
              />
            )}
          </Fragment>
        );
      })}
      {readOnly ? null : (
        <Group gap={4}>
          <Button
            data-add
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => add(newComparison(scope))}
          >
            Add comparison
          </Button>
          {depth < deepest ? (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              leftSection={<IconBrackets size={14} aria-hidden />}
              onClick={() => add(bracketed(newComparison(scope), joint))}
            >
              Add group
            </Button>
          ) : null}
        </Group>
      )}
    </fieldset>
  );
}

/** A group within a group says something new only when it is joined the other way. */
function bracketed(part: Condition, outer: Joint): Condition {
  return outer === 'all' || outer === 'not-all' ? { any: [part] } : { all: [part] };
}

function lastPart(group: HTMLElement | null): Element | null {
  const parts = group?.querySelectorAll(':scope > fieldset') ?? [];
  return parts[parts.length - 1] ?? null;
}
