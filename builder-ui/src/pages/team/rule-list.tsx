/** Assignment rules in the order in which they are asked: put in order, switched on and off, opened. */
import { ActionIcon, Button, Skeleton, Stack, Switch, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import type { AssignmentRule } from '@switchboard/shared/assignment-rule';
import { IconArrowsSort, IconGripVertical } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useAssignmentRules, useOrderAssignmentRules, useSaveAssignmentRule } from '../../api/assignment-rules.ts';
import { useGroups } from '../../api/groups.ts';
import { useSegmentNames } from '../../api/segments.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { showProblem } from '../../app/show-notice.ts';
import { type Reorder, useReorder } from '../../app/use-reorder.ts';
import styles from './rule-list.module.css';

/** `onEdit` is null for who may only look. */
export function RuleList({ onEdit }: { onEdit: ((id: string) => void) | null }) {
  const rules = useAssignmentRules();
  const order = useOrderAssignmentRules();
  const all = rules.data;
  const reorder = useReorder({
    ids: all?.map(({ id }) => id) ?? [],
    nameOf: (id) => all?.find((rule) => rule.id === id)?.name ?? '',
    onOrder: (ids) => order.mutate(ids, { onError: (error) => showProblem('The order is as it was', error) }),
  });

  if (rules.error && !all)
    return <ProblemNotice error={rules.error} title="The rules cannot be shown" onRetry={() => void rules.refetch()} />;
  if (all === undefined)
    return (
      <Stack gap="xs" aria-busy>
        <Skeleton height={56} />
        <Skeleton height={56} />
        <Skeleton height={56} />
      </Stack>
    );
  if (all.length === 0)
    return (
      <EmptyState
        icon={IconArrowsSort}
        sentence="A rule gives new conversations of a segment’s people to a group, before any automation is asked."
        action={
          onEdit ? (
            <Button variant="default" onClick={() => onEdit('new')}>
              Create the first rule
            </Button>
          ) : null
        }
      />
    );
  return (
    <>
      <ol className={styles.rules} aria-label="Assignment rules" ref={reorder.list as RefObject<HTMLOListElement | null>}>
        {all.map((rule, index) => (
          <RuleRow key={rule.id} rule={rule} index={index} reorder={reorder} ids={all.map(({ id }) => id)} onEdit={onEdit} />
        ))}
      </ol>
      <VisuallyHidden id="move-hint">Arrow up and arrow down move it.</VisuallyHidden>
      <VisuallyHidden role="status">{reorder.announcement}</VisuallyHidden>
    </>
  );
}

interface RuleRowProps {
  rule: AssignmentRule;
  index: number;
  ids: string[];
  reorder: Reorder;
  onEdit: ((id: string) => void) | null;
}

function RuleRow({ rule, index, ids, reorder: { dragging, handleOf }, onEdit }: RuleRowProps) {
  const segments = useSegmentNames();
  const groups = useGroups();
  const save = useSaveAssignmentRule();
  const segment = segments.data?.find(({ id }) => id === rule.segmentId);
  const group = groups.data?.find(({ id }) => id === rule.groupId);
  const from = dragging === null ? -1 : ids.indexOf(dragging.id);
  // A line where the dragged row would be dropped: above or below this one.
  const drop = dragging === null || dragging.to !== index || from === index ? undefined : from < index ? 'below' : 'above';
  const isOn = save.isPending ? save.variables.rule.enabled : rule.enabled;

  function turn(enabled: boolean): void {
    save.mutate(
      { id: rule.id, rule: { enabled, revision: rule.revision } },
      { onError: (error) => showProblem(`“${rule.name}” is as it was`, error) },
    );
  }

  return (
    <li className={styles.rule} data-drop={drop} data-dragged={from === index || undefined} data-off={!rule.enabled || undefined}>
      {onEdit ? (
        <Tooltip label="Drag, or press arrow up and arrow down">
          <ActionIcon
            className={styles.handle}
            aria-label={`Move ${rule.name}`}
            aria-describedby="move-hint"
            {...handleOf(rule.id)}
          >
            <IconGripVertical size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
      <Text span c="dimmed" className={`figures ${styles.place ?? ''}`} aria-hidden>
        {index + 1}
      </Text>
      <div className={styles.words}>
        {onEdit ? (
          <button type="button" className={styles.open} onClick={() => onEdit(rule.id)}>
            {rule.name}
          </button>
        ) : (
          <Text fw={500}>{rule.name}</Text>
        )}
        {segments.isLoading || groups.isLoading ? (
          <Skeleton height={12} width="60%" my={4} aria-busy />
        ) : (
          <Text size="sm" c="dimmed">
            {rule.enabled ? '' : 'Off. '}People in {quoted(segment) ?? 'a segment'} go to {quoted(group) ?? 'a group'}
          </Text>
        )}
      </div>
      <Switch
        className={styles.switch}
        aria-label={`${rule.name} is on`}
        checked={isOn === true}
        disabled={onEdit === null}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
    </li>
  );
}

/** Null for what could not be read. */
function quoted(named: { name: string } | undefined): string | null {
  return named === undefined ? null : `“${named.name}”`;
}
