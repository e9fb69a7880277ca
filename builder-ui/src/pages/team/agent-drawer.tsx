/** Creates, edits or deletes one agent; what the server refuses is said at the field it is about. */
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { AgentCreate } from '@switchboard/shared/team';
import { useAgents, useDeleteAgent, useSaveAgent } from '../../api/agents.ts';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { AgentForm } from './agent-form.tsx';
import { EditDrawer } from './edit-drawer.tsx';

/** `id` is null for a new agent. */
export function AgentDrawer({ isOpen, id, onClose }: { isOpen: boolean; id: string | null; onClose: () => void }) {
  const agents = useAgents();
  const save = useSaveAgent();
  const remove = useDeleteAgent();
  const agent = id === null ? null : agents.data?.find((candidate) => candidate.id === id);
  const isGone = isOpen && id !== null && agents.data !== undefined && agent === undefined;

  function close() {
    save.reset();
    onClose();
  }

  function submit(values: AgentCreate) {
    const changed = agent ? { ...values, revision: agent.revision } : values;
    save.mutate(
      { id, agent: changed },
      {
        onSuccess: () => {
          showDone(agent ? `${values.name} is saved` : `${values.name} is on the team`);
          close();
        },
      },
    );
  }

  function askToDelete() {
    if (!agent) return;
    modals.openConfirmModal({
      title: `Delete ${agent.name}?`,
      children: <Text size="sm">They leave every group, and automations that name them show a fault. Conversations stay.</Text>,
      labels: { confirm: 'Delete agent', cancel: 'Keep agent' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        remove.mutate(agent.id, {
          onSuccess: () => {
            showDone(`${agent.name} is deleted`);
            close();
          },
          onError: (error) => showProblem(`${agent.name} was not deleted`, error),
        }),
    });
  }

  return (
    <EditDrawer
      isOpen={isOpen}
      title={id === null ? 'Create agent' : (agent?.name ?? 'Agent')}
      onClose={close}
      error={agents.error && !agents.data ? agents.error : null}
      onRetry={() => void agents.refetch()}
      isReading={id !== null && agents.data === undefined}
    >
      {isGone ? (
        <Text>This agent is no longer there.</Text>
      ) : (
        <AgentForm
          key={id ?? 'new'}
          agent={agent ?? null}
          error={save.error}
          isSaving={save.isPending}
          onSubmit={submit}
          onDelete={agent ? askToDelete : null}
          isDeleting={remove.isPending}
        />
      )}
    </EditDrawer>
  );
}
