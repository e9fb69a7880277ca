/** One person: what is known, editable; what happened; merge, export, delete. */
import { ActionIcon, Button, Menu, Skeleton, Stack, Title } from '@mantine/core';
import type { Person } from '@switchboard/shared/person';
import { IconDots, IconDownload, IconGitMerge, IconTrash, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ApiError } from '../../api/api-error.ts';
import { personExportAddress, usePerson } from '../../api/people.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { MergeWithDialog } from './merge-with-dialog.tsx';
import { PersonAside } from './person-aside.tsx';
import { PersonForm } from './person-form.tsx';
import { PersonHistory } from './person-history.tsx';
import styles from './person-page.module.css';
import { personAddress, personLabel } from './person-words.tsx';

const icon = { size: 16, 'aria-hidden': true };
type Dialog = 'merge-with' | 'delete' | null;

export function PersonPage({ personId }: { personId: string }) {
  const [, navigate] = useLocation();
  const found = usePerson(personId);
  const isAdministrator = useIsAdministrator();
  const [dialog, setDialog] = useState<Dialog>(null);
  const [other, setOther] = useState<Person | null>(null);
  const person = found.data;

  if (found.error instanceof ApiError && found.error.status === 404 && !person)
    return (
      <Page title="Person">
        <EmptyState
          icon={IconUserOff}
          sentence="This person is no longer there: merged with another, or deleted."
          action={
            <Button component={Link} href="/people" variant="default">
              Show everybody
            </Button>
          }
        />
      </Page>
    );
  if (!person)
    return (
      <Page title="Person" detail="Person">
        {found.error ? (
          <ProblemNotice error={found.error} title="This person cannot be shown" onRetry={() => void found.refetch()} />
        ) : (
          <Stack aria-busy maw={480}>
            <Skeleton height={56} />
            <Skeleton height={56} />
            <Skeleton height={56} />
          </Stack>
        )}
      </Page>
    );

  const name = personLabel(person);
  return (
    <Page
      title={name}
      detail={name}
      actions={
        isAdministrator ? (
          <Menu position="bottom-end" width={210}>
            <Menu.Target>
              <ActionIcon variant="default" size={36} aria-label={`Actions for ${name}`}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconGitMerge {...icon} />} onClick={() => setDialog('merge-with')}>
                Merge with another…
              </Menu.Item>
              <Menu.Item component="a" href={personExportAddress(person.id)} download leftSection={<IconDownload {...icon} />}>
                Export all data
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item c="var(--bad-text)" leftSection={<IconTrash {...icon} />} onClick={() => setDialog('delete')}>
                Delete…
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null
      }
    >
      <div className={styles.columns}>
        {/* Another person's form is another form; what somebody else changed meanwhile never replaces what is typed. */}
        <PersonForm key={person.id} person={person} readNewest={async () => (await found.refetch()).data} />
        <section aria-labelledby="history">
          <Title order={2} id="history" mb="sm">
            What happened
          </Title>
          <PersonHistory personId={person.id} />
        </section>
        <PersonAside person={person} />
      </div>
      <MergeWithDialog
        isOpen={dialog === 'merge-with'}
        person={person}
        onClose={() => setDialog(null)}
        onFound={(one) => {
          setDialog(null);
          setOther(one);
        }}
      />
      <MergeDialog
        people={other === null ? null : [person, other]}
        onClose={() => setOther(null)}
        onMerged={(kept) => {
          setOther(null);
          navigate(personAddress(kept.id), { replace: true });
        }}
      />
      <DeleteDialog isOpen={dialog === 'delete'} person={person} onClose={() => setDialog(null)} />
    </Page>
  );
}
