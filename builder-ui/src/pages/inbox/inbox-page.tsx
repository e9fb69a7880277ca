/**
 * The inbox: mine, my groups', unassigned and all conversations, the one written to last first. What is shown stands in
 * the address, so that it can be shared and reloaded.
 */
import { Box, Button, Checkbox, Group, SegmentedControl } from '@mantine/core';
import { type ConversationSummary, type ConversationView, conversationViews } from '@switchboard/shared/conversation';
import { IconInbox } from '@tabler/icons-react';
import { useSearchParams } from 'wouter';
import { type ConversationFilter, useConversations, useTags } from '../../api/conversations.ts';
import { useGroups } from '../../api/groups.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { SearchField } from '../../app/search-field.tsx';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { ConversationList } from './conversation-list.tsx';
import styles from './inbox-page.module.css';
import { InboxViews } from './inbox-views.tsx';

const statuses = [
  { value: 'open', label: 'Open' },
  { value: 'snoozed', label: 'Snoozed' },
  { value: 'closed', label: 'Closed' },
  { value: 'all', label: 'All' },
];

function filterOf(search: URLSearchParams, defaultView: ConversationView): ConversationFilter & { view: ConversationView } {
  const view = conversationViews.find((each) => each === search.get('view')) ?? defaultView;
  const status = statuses.find(({ value }) => value === search.get('status'))?.value ?? 'open';
  return {
    view,
    status: status === 'all' ? undefined : (status as ConversationSummary['status']),
    groupId: search.get('group') ?? undefined,
    tag: search.get('tag') ?? undefined,
    unread: search.get('unread') === 'yes' || undefined,
    search: search.get('search') ?? undefined,
  };
}

export function InboxPage() {
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search, useIsAdministrator() ? 'all' : 'mine');
  const conversations = useConversations(filter);
  const { data: groups } = useGroups();
  const { data: tags } = useTags();
  const rows = conversations.data?.pages.flatMap((page) => page.items);
  const isNarrowed = search.size > (search.has('view') ? 1 : 0);

  function set(name: string, value: string | null) {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null || value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  }

  return (
    <Page title="Inbox">
      <Box className={styles.columns}>
        <InboxViews current={filter.view} search={search} />
        <Box className={styles.room}>
          <Group gap="sm" mb="sm">
            <SearchField
              label="Search conversations"
              value={filter.search ?? ''}
              w={190}
              onSearch={(words) => set('search', words)}
            />
            <SegmentedControl
              size="xs"
              aria-label="Status"
              data={statuses}
              value={filter.status ?? 'all'}
              onChange={(value) => set('status', value === 'open' ? null : value)}
            />
            <SearchedSelect
              aria-label="Group"
              placeholder="All groups"
              size="xs"
              w={150}
              clearable
              clearButtonProps={{ 'aria-label': 'Show all groups' }}
              data={(groups ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={filter.groupId ?? null}
              onChange={(value) => set('group', value)}
            />
            <SearchedSelect
              aria-label="Tag"
              placeholder="All tags"
              size="xs"
              w={130}
              clearable
              clearButtonProps={{ 'aria-label': 'Show all tags' }}
              data={(tags ?? []).map(({ name }) => name)}
              value={filter.tag ?? null}
              onChange={(value) => set('tag', value)}
            />
            <Checkbox
              size="xs"
              label="Unread only"
              checked={filter.unread === true}
              onChange={(event) => set('unread', event.currentTarget.checked ? 'yes' : null)}
            />
          </Group>
          {conversations.error && !rows ? (
            <ProblemNotice
              error={conversations.error}
              title="The conversations cannot be shown"
              onRetry={() => void conversations.refetch()}
            />
          ) : rows?.length === 0 ? (
            <EmptyState
              icon={IconInbox}
              sentence={emptySentence(filter, isNarrowed)}
              action={
                isNarrowed ? (
                  <Button
                    variant="default"
                    onClick={() => setSearch(new URLSearchParams({ view: 'all', status: 'all' }), { replace: true })}
                  >
                    Show all conversations
                  </Button>
                ) : (
                  <Button component="a" href="/demo" variant="default">
                    Write as a visitor
                  </Button>
                )
              }
            />
          ) : (
            <ConversationList
              rows={rows}
              more={{
                hasMore: conversations.hasNextPage,
                isLoading: conversations.isFetchingNextPage,
                load: () => void conversations.fetchNextPage(),
              }}
            />
          )}
        </Box>
      </Box>
    </Page>
  );
}

function emptySentence({ view, search }: ConversationFilter, isNarrowed: boolean): string {
  if (search !== undefined) return 'Nothing was found. Names, e-mail addresses and words of messages are searched.';
  if (isNarrowed) return 'No conversation is like this.';
  if (view === 'mine') return 'No open conversation is yours. What nobody has yet waits under “Unassigned”.';
  return 'Open conversations appear here as soon as somebody writes.';
}
