/**
 * Edits a condition as groups of comparisons in brackets: all of, any of, none of, not all of. In goes any value that
 * should be a condition, out comes the condition after each change. Used by the forms of nodes, by segments and by the
 * filter of people; where there is room a comparison stands on one line.
 */
import type { Condition } from '@switchboard/shared/condition';
import { useMemo } from 'react';
import { useAttributes } from '../api/people.ts';
import { type ConditionScope, conditionOf, groupOf } from '../graph/condition-group.ts';
import type { PartRemark } from '../graph/condition-remarks.ts';
import { ConditionContext, type ConditionSetting } from './condition-context.ts';
import classes from './condition-editor.module.css';
import { ConditionGroupEditor } from './condition-group-editor.tsx';

interface ConditionEditorProps {
  condition: unknown;
  scope: ConditionScope;
  readOnly?: boolean;
  /** Shown at the part that each is about. */
  remarks?: readonly PartRemark[];
  onChange: (condition: Condition) => void;
}

const noRemarks: readonly PartRemark[] = [];

export function ConditionEditor({ condition, scope, readOnly = false, remarks = noRemarks, onChange }: ConditionEditorProps) {
  const { data: attributes } = useAttributes();
  const setting = useMemo(
    (): ConditionSetting => ({ scope, readOnly, remarks, attributes: attributes ?? [] }),
    [scope, readOnly, remarks, attributes],
  );
  // A single comparison is shown as a group of one, and kept as it is until there are more.
  const group = groupOf(condition) ?? { joint: 'all' as const, parts: [condition as Condition] };
  return (
    <ConditionContext value={setting}>
      <div className={classes.editor}>
        <ConditionGroupEditor
          condition={condition}
          group={group}
          pointer=""
          depth={1}
          onChange={(changed) => {
            const [only] = changed.parts;
            const isPlain = changed.joint === 'all' && changed.parts.length === 1 && only !== undefined;
            onChange(isPlain ? only : conditionOf(changed));
          }}
        />
      </div>
    </ConditionContext>
  );
}
