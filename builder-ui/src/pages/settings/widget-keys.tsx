/** The keys of the chat widget: made and changed in a dialog, opened to see what to paste, deleted after a question. */
import { Button } from '@mantine/core';
import { IconMessageCircle, IconPlus } from '@tabler/icons-react';
import { useSearchParams } from 'wouter';
import { useDeleteWidgetKey, useWidgetKeys } from '../../api/widget-keys.ts';
import { TimeAgo } from '../../app/time-ago.tsx';
import { KeyList } from './key-list.tsx';
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
  return (
    <>
      <KeyList
        label="Keys of the widget"
        keys={keys}
        columns={[
          { name: 'Allowed sites', width: '32%', phoneWidth: '50%', cell: ({ origins }) => <SiteNames origins={origins} /> },
          { name: 'Key', width: '30%', isHiddenOnPhone: true, cell: ({ key }) => key },
          { name: 'Made', width: '130px', isHiddenOnPhone: true, cell: ({ createdAt }) => <TimeAgo at={createdAt} /> },
        ]}
        icon={IconMessageCircle}
        sentence="No key yet. A site of yours needs one to show the chat to its visitors; what they write comes into the inbox."
        remove={remove}
        consequence={({ origins }) => `The chat falls silent on ${origins.join(', ')} at once. Conversations stay.`}
        onOpen={({ id }) => setSearch(new URLSearchParams({ key: id }))}
        onChange={({ id }) => setSearch(new URLSearchParams({ edit: id }))}
      />
      {keys.error && !keys.data ? null : <WidgetKeyDialog keys={keys.data} />}
    </>
  );
}
