/** Creates, edits or deletes one group; what the server refuses is said at the field it is about. */
import { Text } from '@mantine/core';
import type { GroupCreate } from '@switchboard/shared/team';
import { useState } from 'react';
import { useAgents } from '../../api/agents.ts';
import { useGroups, useSaveGroup } from '../../api/groups.ts';
import { showDone } from '../../app/show-notice.ts';
import { DeleteGroupDialog } from './delete-group-dialog.tsx';
import { EditDrawer } from './edit-drawer.tsx';
import { GroupForm } from './group-form.tsx';
import { useAsOpened } from './use-as-opened.ts';

/** `id` is null for a new group. */
export function GroupDrawer({ isOpen, id, onClose }: { isOpen: boolean; id: string | null; onClose: () => void }) {
  const groups = useGroups();
  const agents = useAgents();
  const save = useSaveGroup();
  const [isDeleting, setIsDeleting] = useState(false);
  const { present, opened: group, readNewest } = useAsOpened(isOpen ? id : null, groups, save);
  const isGone = isOpen && id !== null && groups.data !== undefined && present === undefined && !isDeleting;
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
          readNewest={readNewest}
          isSaving={save.isPending}
          onSubmit={submit}
          onDelete={group ? () => setIsDeleting(true) : null}
        />
      )}
      {group ? (
        <DeleteGroupDialog
          isOpen={isDeleting}
          group={group}
          onClose={() => setIsDeleting(false)}
          onDeleted={() => {
            setIsDeleting(false);
            close();
          }}
        />
      ) : null}
    </EditDrawer>
  );
}
