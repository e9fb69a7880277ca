/** The automations that were deleted in the last 30 days, to bring one back as it was. */
import { Button, Modal, Text } from '@mantine/core';
import { useDeletedAutomations, useRestoreAutomation } from '../../api/automations.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { type Column, RowList } from '../../app/row-list.tsx';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { TimeAgo } from '../../app/time-ago.tsx';
import type { DeletedAutomation } from '@switchboard/shared/automation';
import { AutomationStatusBadge } from './automation-status.tsx';

export function DeletedDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { data, error, refetch } = useDeletedAutomations(opened);
  const restore = useRestoreAutomation();

  const bringBack = ({ id, name, status }: DeletedAutomation): void =>
    restore.mutate(id, {
      onSuccess: () => showDone(status === 'published' ? `“${name}” is back, and decides again` : `“${name}” is back`),
      onError: (problem) => showProblem(`“${name}” was not restored`, problem),
    });
  const columns: Column<DeletedAutomation>[] = [
    { name: 'Name', cell: ({ name }) => name },
    { name: 'Was', width: '124px', isHiddenOnPhone: true, cell: ({ status }) => <AutomationStatusBadge status={status} /> },
    { name: 'Deleted', width: '132px', isHiddenOnPhone: true, cell: ({ deletedAt }) => <TimeAgo at={deletedAt} /> },
    {
      name: 'Restore',
      isHeaderHidden: true,
      width: '108px',
      isRightAligned: true,
      cell: (deleted) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Restore ${deleted.name}`}
          loading={restore.isPending && restore.variables === deleted.id}
          onClick={() => bringBack(deleted)}
        >
          Restore
        </Button>
      ),
    },
  ];
  return (
    <Modal opened={opened} onClose={onClose} title="Deleted automations" size="lg">
      <Text size="sm" c="dimmed" mb="sm">
        They can be restored for 30 days, each as it was: a published one decides on new messages again.
      </Text>
      {error && !data ? (
        <ProblemNotice error={error} title="They cannot be shown" onRetry={() => void refetch()} />
      ) : data?.length === 0 ? (
        <Text size="sm">Nothing was deleted lately.</Text>
      ) : (
        <RowList label="Deleted automations" columns={columns} rows={data} keyOf={({ id }) => id} />
      )}
    </Modal>
  );
}
