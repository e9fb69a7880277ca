/** The keys of one kind as a list; each is deleted after a question that says what becomes of whoever uses it. */
import { ActionIcon, Group, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconPencil, IconTrash, type TablerIcon } from '@tabler/icons-react';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { Fragment } from 'react';
import { EmptyState } from '../../app/empty-state.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { type Column, RowList } from '../../app/row-list.tsx';
import { showDone, showProblem } from '../../app/show-notice.ts';

interface KeyListProps<Key extends { id: string; name: string }> {
  /** “API keys”. */
  label: string;
  keys: Pick<UseQueryResult<Key[]>, 'data' | 'error' | 'refetch'>;
  /** What is to be known of a key besides its name. */
  columns: Column<Key>[];
  icon: TablerIcon;
  /** Said where there is none yet. */
  sentence: string;
  remove: Pick<UseMutationResult<void, Error, string>, 'mutate'>;
  /** What deleting a key does, in a sentence. */
  consequence: (key: Key) => string;
  isDeletable?: (key: Key) => boolean;
  onOpen?: (key: Key) => void;
  onChange?: (key: Key) => void;
}

export function KeyList<Key extends { id: string; name: string }>(props: KeyListProps<Key>) {
  const { label, keys, columns, icon, sentence, remove, consequence, isDeletable = () => true, onOpen, onChange } = props;

  function askToDelete(key: Key) {
    modals.openConfirmModal({
      title: `Delete the key ${key.name}?`,
      children: <Text size="sm">{consequence(key)} A deleted key does not come back.</Text>,
      labels: { confirm: 'Delete key', cancel: 'Keep key' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        remove.mutate(key.id, {
          onSuccess: () => showDone(`${key.name} is deleted`),
          onError: (error) => showProblem(`${key.name} was not deleted`, error),
        }),
    });
  }

  const actions: Column<Key> = {
    name: 'Actions',
    isHeaderHidden: true,
    width: onChange ? '88px' : '56px',
    phoneWidth: onChange ? '72px' : '44px',
    isRightAligned: true,
    cell: (key) => (
      <Group gap={4} wrap="nowrap" justify="flex-end">
        {onChange ? (
          <ActionIcon aria-label={`Change the key ${key.name}`} onClick={() => onChange(key)}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
        ) : null}
        {isDeletable(key) ? (
          <ActionIcon aria-label={`Delete the key ${key.name}`} onClick={() => askToDelete(key)}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        ) : null}
      </Group>
    ),
  };

  if (keys.error && !keys.data) {
    return <ProblemNotice error={keys.error} title="The keys cannot be shown" onRetry={() => void keys.refetch()} />;
  }
  if (keys.data?.length === 0) return <EmptyState icon={icon} sentence={sentence} />;
  return (
    <RowList
      label={label}
      columns={[{ name: 'Name', cell: ({ name }) => <KeyName name={name} /> }, ...columns, actions]}
      rows={keys.data}
      keyOf={({ id }) => id}
      onOpen={onOpen}
    />
  );
}

/** A name in capitals and underscores is one word to a browser: where there is no room for it, it breaks after these. */
function KeyName({ name }: { name: string }) {
  return (
    <span title={name}>
      {name.split(/(?<=[_.-])/).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name have their place alone
        <Fragment key={index}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </span>
  );
}
