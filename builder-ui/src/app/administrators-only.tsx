/** In place of a page whose every button would be refused. */
import { IconLock } from '@tabler/icons-react';
import { EmptyState } from './empty-state.tsx';
import { Page } from './page.tsx';

/** `what` says what only they do, such as “import people”. */
export function AdministratorsOnly({ title, what }: { title: string; what: string }) {
  return (
    <Page title={title}>
      <EmptyState icon={IconLock} sentence={`Only administrators ${what}.`} />
    </Page>
  );
}
