/** The keys of the chat widget: made and changed in a dialog, opened to see what to paste, deleted after a question. */
import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconMessageCircle, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useSearchParams } from 'wouter';
import { useDeleteWidgetKey, useWidgetKeys, type WidgetKey } from '../../api/widget-keys.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { type Column, RowList } from '../../app/row-list.tsx';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { TimeAgo } from '../../app/time-ago.tsx';
import { SiteNames } from './site-names.tsx';
import { newOne, WidgetKeyDialog } from './widget-key-dialog.tsx';

/** The page's one primary action. */
export function CreateWidgetKeyButton() {
  const [, setSearch] = useSearchParams();
  return (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSearch(new URLSearchParams({ edit: newOne }))}>
      Create widget key
    </Button>
  );
}

export function WidgetKeys() {
  const keys = useWidgetKeys();
  const remove = useDeleteWidgetKey();
  const [, setSearch] = useSearchParams();

  function askToDelete(key: WidgetKey) {
    modals.openConfirmModal({
      title: `Delete the key ${key.name}?`,
      children: (
        <Text size="sm">
          The chat falls silent on {key.origins.join(', ')} at once. Conversations stay. A deleted key does not come back.
        </Text>
      ),
      labels: { confirm: 'Delete key', cancel: 'Keep key' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        remove.mutate(key.id, {
          onSuccess: () => showDone(`${key.name} is deleted`),
          onError: (error) => showProblem(`${key.name} was not deleted`, error),
        }),
    });
  }

  const columns: Column<WidgetKey>[] = [
    { name: 'Name', cell: ({ name }) => name },
    { name: 'Allowed sites', width: '32%', phoneWidth: '50%', cell: ({ origins }) => <SiteNames origins={origins} /> },
    { name: 'Key', width: '30%', isHiddenOnPhone: true, cell: ({ key }) => key },
    { name: 'Made', width: '130px', isHiddenOnPhone: true, cell: ({ createdAt }) => <TimeAgo at={createdAt} /> },
    {
      name: 'Actions',
      isHeaderHidden: true,
      width: '88px',
      phoneWidth: '72px',
      isRightAligned: true,
      cell: (key) => (
        <Group gap={4} wrap="nowrap" justify="flex-end">
          <ActionIcon aria-label={`Change the key ${key.name}`} onClick={() => setSearch(new URLSearchParams({ edit: key.id }))}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={`Delete the key ${key.name}`} onClick={() => askToDelete(key)}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ),
    },
  ];

  if (keys.error && !keys.data) {
    return (
      <ProblemNotice error={keys.error} title="The keys of the widget cannot be shown" onRetry={() => void keys.refetch()} />
    );
  }
  return (
    <>
      {keys.data?.length === 0 ? (
        <EmptyState
          icon={IconMessageCircle}
          sentence="No key yet. A site of yours needs one to show the chat to its visitors; what they write comes into the inbox."
        />
      ) : (
        <RowList
          label="Keys of the widget"
          columns={columns}
          rows={keys.data}
          keyOf={({ id }) => id}
          onOpen={({ id }) => setSearch(new URLSearchParams({ key: id }))}
        />
      )}
      <WidgetKeyDialog keys={keys.data} />
    </>
  );
}
