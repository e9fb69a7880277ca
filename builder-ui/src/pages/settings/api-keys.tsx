/** The API keys: made in a dialog that shows the key once, listed without it, deleted after a question. */
import { ActionIcon, Button, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconKey, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type ApiKey, useApiKeys, useDeleteApiKey } from '../../api/api-keys.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { type Column, RowList } from '../../app/row-list.tsx';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { TimeAgo } from '../../app/time-ago.tsx';
import { CreateApiKeyDialog } from './create-api-key-dialog.tsx';
import { scopeLabel } from './scopes.ts';

/** The page's one primary action. */
export function CreateApiKeyButton() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsOpen(true)}>
        Create API key
      </Button>
      <CreateApiKeyDialog isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}

export function ApiKeys() {
  const keys = useApiKeys();
  const remove = useDeleteApiKey();

  function askToDelete(key: ApiKey) {
    modals.openConfirmModal({
      title: `Delete the key ${key.name}?`,
      children: <Text size="sm">Programs that use it are refused from now on. A deleted key does not come back.</Text>,
      labels: { confirm: 'Delete key', cancel: 'Keep key' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        remove.mutate(key.id, {
          onSuccess: () => showDone(`${key.name} is deleted`),
          onError: (error) => showProblem(`${key.name} was not deleted`, error),
        }),
    });
  }

  const columns: Column<ApiKey>[] = [
    { name: 'Name', cell: ({ name }) => name },
    { name: 'May', width: '45%', phoneWidth: '40%', cell: ({ scopes }) => scopes.map(scopeLabel).join(', ') },
    {
      name: 'Made',
      width: '170px',
      isHiddenOnPhone: true,
      cell: ({ source, createdAt }) => (source === 'environment' ? 'By the environment' : <TimeAgo at={createdAt} />),
    },
    {
      name: 'Actions',
      isHeaderHidden: true,
      width: '56px',
      phoneWidth: '44px',
      isRightAligned: true,
      // The environment's key is there again at the next start: it is changed where it is set.
      cell: (key) =>
        key.source === 'environment' ? null : (
          <ActionIcon aria-label={`Delete the key ${key.name}`} onClick={() => askToDelete(key)}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        ),
    },
  ];

  if (keys.error && !keys.data) {
    return <ProblemNotice error={keys.error} title="The API keys cannot be shown" onRetry={() => void keys.refetch()} />;
  }
  if (keys.data?.length === 0) {
    return <EmptyState icon={IconKey} sentence="No key yet. A program of yours needs one to send messages here." />;
  }
  return <RowList label="API keys" columns={columns} rows={keys.data} keyOf={({ id }) => id} />;
}
