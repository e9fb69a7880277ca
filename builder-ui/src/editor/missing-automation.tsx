/** In the editor's place when there is no such automation: one that was deleted can be had back here, with edits kept of it. */
import { Button, Center, Loader } from '@mantine/core';
import { useDeletedAutomations, useRestoreAutomation } from '../api/automations.ts';
import { showProblem } from '../app/show-notice.ts';
import { useShownAgent } from '../app/shown-agent.ts';
import { useIsAdministrator } from '../app/use-is-administrator.ts';
import { NotFoundPage } from '../pages/not-found/not-found-page.tsx';
import { keptDrafts } from './kept-drafts.ts';

export function MissingAutomation({ automationId }: { automationId: string }) {
  // What was deleted is for administrators to see and to restore.
  const isAdministrator = useIsAdministrator();
  const { data, isLoading } = useDeletedAutomations(isAdministrator);
  const restoration = useRestoreAutomation();
  const agentId = useShownAgent()?.id ?? '';
  if (isLoading) {
    return (
      <Center p="lg">
        <Loader role="status" aria-label="Loading the automation" />
      </Center>
    );
  }
  const deleted = data?.find(({ id }) => id === automationId);
  if (deleted === undefined) {
    return (
      <NotFoundPage
        title="There is no such automation"
        sentence={
          isAdministrator
            ? 'The address may be mistyped, or it was deleted more than 30 days ago.'
            : 'The address may be mistyped, or it was deleted.'
        }
      />
    );
  }
  const isKept = keptDrafts(localStorage, automationId, agentId).some(({ draft: { why } }) => why === 'unsent');
  return (
    <NotFoundPage
      title={`“${deleted.name}” was deleted`}
      sentence={
        isKept
          ? 'Changes of yours that were not saved are kept in this browser: restore the automation to go on with them.'
          : 'For 30 days it can be restored, and is then as it was.'
      }
      action={
        <Button
          loading={restoration.isPending}
          onClick={() => restoration.mutate(automationId, { onError: (error) => showProblem('Not restored', error) })}
        >
          Restore automation
        </Button>
      }
    />
  );
}
