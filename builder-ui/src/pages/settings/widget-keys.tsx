/** The keys of the chat widget: made in a dialog, opened to see what to paste (`?key=`), deleted after a question. */
import { ActionIcon, Button, Modal, Skeleton, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconMessageCircle, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useDeleteWidgetKey, useWidgetKeys, type WidgetKey } from '../../api/widget-keys.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { type Column, RowList } from '../../app/row-list.tsx';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { TimeAgo } from '../../app/time-ago.tsx';
import { CreateWidgetKeyDialog } from './create-widget-key-dialog.tsx';
import { WidgetSnippet } from './widget-snippet.tsx';

/** The page's one primary action. */
export function CreateWidgetKeyButton() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsOpen(true)}>
        Create widget key
      </Button>
      <CreateWidgetKeyDialog isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}

export function WidgetKeys() {
  const keys = useWidgetKeys();
  const remove = useDeleteWidgetKey();
  const [search, setSearch] = useSearchParams();
  const openId = search.get('key');
  const close = () => setSearch(new URLSearchParams());

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
    { name: 'Allowed sites', width: '32%', phoneWidth: '50%', cell: ({ origins }) => origins.join(', ') },
    { name: 'Key', width: '30%', isHiddenOnPhone: true, cell: ({ key }) => key },
    { name: 'Made', width: '130px', isHiddenOnPhone: true, cell: ({ createdAt }) => <TimeAgo at={createdAt} /> },
    {
      name: 'Actions',
      isHeaderHidden: true,
      width: '56px',
      phoneWidth: '44px',
      isRightAligned: true,
      cell: (key) => (
        <ActionIcon aria-label={`Delete the key ${key.name}`} onClick={() => askToDelete(key)}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
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
      <KeyDialog openId={openId} keys={keys.data} onClose={close} />
    </>
  );
}

interface KeyDialogProps {
  openId: string | null;
  keys: WidgetKey[] | undefined;
  onClose: () => void;
}

function KeyDialog({ openId, keys, onClose }: KeyDialogProps) {
  // What was open stays to be seen while the dialog goes away.
  const [shownId, setShownId] = useState(openId);
  if (openId !== null && openId !== shownId) setShownId(openId);
  const key = keys?.find(({ id }) => id === shownId);
  return (
    <Modal
      opened={openId !== null}
      onClose={onClose}
      title={<Title order={2}>{key ? `Script for “${key.name}”` : 'Key of the widget'}</Title>}
    >
      {keys === undefined ? (
        <Skeleton height={64} aria-busy />
      ) : key === undefined ? (
        <Text>This key is no longer there.</Text>
      ) : (
        <WidgetSnippet widgetKey={key} onClose={onClose} />
      )}
    </Modal>
  );
}
