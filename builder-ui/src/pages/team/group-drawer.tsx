/** Creates, edits or deletes one group; what the server refuses is said at the field it is about. */
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { GroupCreate } from '@switchboard/shared/team';
import { useAgents } from '../../api/agents.ts';
import { useDeleteGroup, useGroups, useSaveGroup } from '../../api/groups.ts';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { EditDrawer } from './edit-drawer.tsx';
import { GroupForm } from './group-form.tsx';
import { useAsOpened } from './use-as-opened.ts';

/** `id` is null for a new group. */
export function GroupDrawer({ isOpen, id, onClose }: { isOpen: boolean; id: string | null; onClose: () => void }) {
  const groups = useGroups();
  const agents = useAgents();
  const save = useSaveGroup();
  const remove = useDeleteGroup();
  const present = id === null ? undefined : groups.data?.find((candidate) => candidate.id === id);
  const group = useAsOpened(isOpen ? id : null, present);
  const isGone = isOpen && id !== null && groups.data !== undefined && present === undefined;
  const error = (groups.data ? null : groups.error) ?? (agents.data ? null : agents.error);

  function close() {
    save.reset();
    onClose();
  }

  function submit(values: GroupCreate) {
    const changed = group ? { ...values, revision: group.revision } : values;
    save.mutate(
      { id, group: changed },
      {
        onSuccess: () => {
          showDone(group ? `“${values.name}” is saved` : `“${values.name}” is created`);
          close();
        },
      },
    );
  }

  function askToDelete() {
    if (!group) return;
    modals.openConfirmModal({
      title: `Delete “${group.name}”?`,
      children: (
        <Text size="sm">
          Automations that name it show a fault. Its agents stay. Its conversations stay with whoever has them; those that nobody
          has, such as those waiting in its queue, are unassigned and given to nobody by themselves.
        </Text>
      ),
      labels: { confirm: 'Delete group', cancel: 'Keep group' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        remove.mutate(group.id, {
          onSuccess: () => {
            showDone(`“${group.name}” is deleted`);
            close();
          },
          onError: (problem) => showProblem(`“${group.name}” was not deleted`, problem),
        }),
    });
  }

  return (
    <EditDrawer
      isOpen={isOpen}
      title={id === null ? 'Create group' : (group?.name ?? 'Group')}
      onClose={close}
      error={error}
      onRetry={() => {
        void groups.refetch();
        void agents.refetch();
      }}
      isReading={agents.data === undefined || groups.data === undefined}
    >
      {isGone ? (
        <Text>This group is no longer there.</Text>
      ) : (
        <GroupForm
          key={id ?? 'new'}
          group={group ?? null}
          agents={agents.data ?? []}
          groups={groups.data ?? []}
          error={save.error}
          isSaving={save.isPending}
          onSubmit={submit}
          onDelete={group ? askToDelete : null}
          isDeleting={remove.isPending}
        />
      )}
    </EditDrawer>
  );
}
