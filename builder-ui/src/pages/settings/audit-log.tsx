/** Who changed what; `?by=` shows what one person or program changed. */
import { Button, Group, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useSearchParams } from 'wouter';
import { useAgents } from '../../api/agents.ts';
import { useApiKeys } from '../../api/api-keys.ts';
import { useAssignmentRules } from '../../api/assignment-rules.ts';
import { type AuditEntry, useAudit } from '../../api/audit.ts';
import { useAutomations } from '../../api/automations.ts';
import { useGroups } from '../../api/groups.ts';
import { useSegmentNames } from '../../api/segments.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { type Column, RowList } from '../../app/row-list.tsx';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { TimeAgo } from '../../app/time-ago.tsx';
import { byName } from '../../app/words/by-name.ts';
import type { NameOf } from './audit-details.ts';
import { actionWords, actorName, subjectLine } from './audit-words.ts';

function columnsWith(nameOf: NameOf): Column<AuditEntry>[] {
  return [
    { name: 'Who', width: '180px', phoneWidth: '28%', cell: (entry) => <ActorName name={actorName(entry)} /> },
    {
      name: 'Did',
      width: '260px',
      phoneWidth: 'auto',
      // A phone has no room for a column of its own to say what it was done to.
      cell: (entry) => (
        <>
          <span title={actionWords(entry.action)}>{actionWords(entry.action)}</span>
          <Text size="sm" c="dimmed" hiddenFrom="sm">
            {subjectLine(entry, nameOf)}
          </Text>
        </>
      ),
    },
    {
      name: 'What',
      isHiddenOnPhone: true,
      cell: (entry) => {
        const line = subjectLine(entry, nameOf);
        return (
          <Text truncate size="sm" c="dimmed" title={line}>
            {line}
          </Text>
        );
      },
    },
    { name: 'When', width: '130px', phoneWidth: '124px', cell: ({ at }) => <TimeAgo at={at} /> },
  ];
}

interface NamedList {
  data: { id: string; name: string }[] | undefined;
  isLoading: boolean;
}

/** Names of all that an entry may point to. */
function useNamesInAudit(): { nameOf: NameOf; areLoading: boolean } {
  const lists: NamedList[] = [useAgents(), useGroups(), useSegmentNames(), useAssignmentRules(), useAutomations()];
  const names = new Map(lists.flatMap(({ data }) => data ?? []).map(({ id, name }) => [id, name]));
  // Where names could not be read, nothing is called deleted.
  const areAllRead = lists.every(({ data }) => data !== undefined);
  return {
    nameOf: (id) => names.get(id) ?? (areAllRead ? null : id),
    areLoading: lists.some(({ isLoading }) => isLoading),
  };
}

function ActorName({ name }: { name: string }) {
  return (
    <Text truncate title={name}>
      {name}
    </Text>
  );
}

/** Who makes changes and is neither an agent nor a program. */
const others = [
  { value: 'environment', label: 'The environment' },
  { value: 'not-logged-in', label: 'Somebody, not logged in' },
];

export function AuditLog() {
  const [search, setSearch] = useSearchParams();
  const by = search.get('by');
  const audit = useAudit(by);
  const names = useNamesInAudit();
  const agents = useAgents();
  const keys = useApiKeys();
  const rows = audit.data?.pages.flatMap((page) => page.items);

  const named = (items: { id: string; name: string }[] | undefined) =>
    (items ?? []).map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => byName.compare(a.label, b.label));
  const people = named(agents.data);
  const programs = named(keys.data);
  const known = [...people, ...programs];
  // An address may name somebody who is there no more.
  const gone = by !== null && ![...others, ...known].some(({ value }) => value === by);
  const goneName = rows?.[0] ? actorName(rows[0]) : (by ?? '');
  const choose = (value: string | null) => setSearch(value === null ? new URLSearchParams() : new URLSearchParams({ by: value }));

  return (
    <>
      <Group mb="sm">
        <SearchedSelect
          aria-label="Who made the changes"
          placeholder="Everybody"
          size="xs"
          w={260}
          clearable
          clearButtonProps={{ 'aria-label': 'Show the changes of everybody' }}
          nothingFoundMessage="Nobody has this name"
          data={[
            { group: 'Agents', items: people },
            { group: 'API keys', items: programs },
            {
              group: 'Others',
              items: [...others, ...(gone ? [{ value: by, label: goneName }] : [])],
            },
          ]}
          value={by}
          onChange={choose}
        />
      </Group>
      {audit.error && !rows ? (
        <ProblemNotice error={audit.error} title="The audit log cannot be shown" onRetry={() => void audit.refetch()} />
      ) : rows?.length === 0 ? (
        <EmptyState
          icon={IconHistory}
          sentence={by === null ? 'Nothing was changed yet.' : 'They have changed nothing.'}
          action={
            by === null ? null : (
              <Button variant="default" onClick={() => choose(null)}>
                Show the changes of everybody
              </Button>
            )
          }
        />
      ) : (
        <RowList
          label="Audit log"
          columns={columnsWith(names.nameOf)}
          rows={names.areLoading ? undefined : rows}
          keyOf={({ id }) => String(id)}
          more={{ hasMore: audit.hasNextPage, isLoading: audit.isFetchingNextPage, load: () => void audit.fetchNextPage() }}
        />
      )}
    </>
  );
}
