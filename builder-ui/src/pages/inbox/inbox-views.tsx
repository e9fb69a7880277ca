/** The inbox's lists, each with how many open conversations it holds; in the accent's colour when some are unread. */
import { VisuallyHidden } from '@mantine/core';
import { type ConversationView, conversationViews } from '@switchboard/shared/conversation';
import { Link } from 'wouter';
import { useInboxCounts } from '../../api/conversations.ts';
import styles from './inbox-page.module.css';

const labels: Record<ConversationView, string> = {
  mine: 'Mine',
  'my-groups': 'My groups',
  unassigned: 'Unassigned',
  all: 'All',
};

export function InboxViews({ current, search }: { current: ConversationView; search: URLSearchParams }) {
  const { data: counts } = useInboxCounts();
  const addressOf = (view: ConversationView) => {
    const query = new URLSearchParams(search);
    query.set('view', view);
    return `/inbox?${query}`;
  };
  return (
    <nav aria-label="Lists of conversations">
      <ul className={styles.views}>
        {conversationViews.map((view) => {
          const count = counts?.views[view];
          return (
            <li key={view}>
              <Link href={addressOf(view)} className={styles.view} aria-current={view === current ? 'page' : undefined}>
                {labels[view]}
                {count === undefined ? null : (
                  <span className={styles.count} data-unread={count.unread > 0 || undefined}>
                    {count.open.toLocaleString()}
                    {counts?.isCapped ? '+' : ''}
                    <VisuallyHidden> open, {count.unread} unread</VisuallyHidden>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
