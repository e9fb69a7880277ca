/** Creates, edits or deletes one assignment rule; what the server refuses is said at the field it is about. */
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { AssignmentRuleCreate } from '@switchboard/shared/assignment-rule';
import { useAssignmentRules, useDeleteAssignmentRule, useSaveAssignmentRule } from '../../api/assignment-rules.ts';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { EditDrawer } from './edit-drawer.tsx';
import { RuleForm } from './rule-form.tsx';
import { useAsOpened } from './use-as-opened.ts';

/** `id` is null for a new rule. */
export function RuleDrawer({ isOpen, id, onClose }: { isOpen: boolean; id: string | null; onClose: () => void }) {
  const rules = useAssignmentRules();
  const save = useSaveAssignmentRule();
  const remove = useDeleteAssignmentRule();
  const { present, opened: rule, readNewest } = useAsOpened(isOpen ? id : null, rules, save);
  const isGone = isOpen && id !== null && rules.data !== undefined && present === undefined;

  function close() {
    save.reset();
    onClose();
  }

  function submit(values: AssignmentRuleCreate) {
    save.mutate(
      { id, rule: rule ? { ...values, revision: rule.revision } : values },
      {
        onSuccess: () => {
          showDone(rule ? `“${values.name}” is saved` : `“${values.name}” is created`);
          close();
        },
      },
    );
  }

  function askToDelete() {
    if (!rule) return;
    modals.openConfirmModal({
      title: `Delete “${rule.name}”?`,
      children: <Text size="sm">Conversations that it gave out stay where they are.</Text>,
      labels: { confirm: 'Delete rule', cancel: 'Keep rule' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        remove.mutate(rule.id, {
          onSuccess: () => {
            showDone(`“${rule.name}” is deleted`);
            close();
          },
          onError: (error) => showProblem(`“${rule.name}” was not deleted`, error),
        }),
    });
  }

  return (
    <EditDrawer
      isOpen={isOpen}
      title={id === null ? 'Create rule' : (rule?.name ?? 'Rule')}
      onClose={close}
      error={rules.error && !rules.data ? rules.error : null}
      onRetry={() => void rules.refetch()}
      isReading={id !== null && rules.data === undefined}
    >
      {isGone ? (
        <Text>This rule is no longer there.</Text>
      ) : (
        <RuleForm
          key={id ?? 'new'}
          rule={rule ?? null}
          error={save.error}
          readNewest={readNewest}
          isSaving={save.isPending}
          onSubmit={submit}
          onDelete={rule ? askToDelete : null}
          isDeleting={remove.isPending}
        />
      )}
    </EditDrawer>
  );
}
