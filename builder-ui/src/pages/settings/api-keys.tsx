/** The API keys: made in a dialog that shows the key once, listed without it, deleted after a question. */
import { Button } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useApiKeys, useDeleteApiKey } from '../../api/api-keys.ts';
import { TimeAgo } from '../../app/time-ago.tsx';
import { CreateApiKeyDialog } from './create-api-key-dialog.tsx';
import { KeyList } from './key-list.tsx';
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
  return (
    <KeyList
      label="API keys"
      keys={keys}
      columns={[
        { name: 'May', width: '45%', phoneWidth: '40%', cell: ({ scopes }) => scopes.map(scopeLabel).join(', ') },
        {
          name: 'Made',
          width: '170px',
          isHiddenOnPhone: true,
          cell: ({ source, createdAt }) => (source === 'environment' ? 'By the environment' : <TimeAgo at={createdAt} />),
        },
      ]}
      icon={IconKey}
      sentence="No key yet. A program of yours needs one to send messages here."
      remove={remove}
      consequence={() => 'Programs that use it are refused from now on.'}
      // The environment's key is there again at the next start: it is changed where it is set.
      isDeletable={({ source }) => source !== 'environment'}
    />
  );
}
