/** Creates, edits or deletes one agent; what the server refuses is said at the field it is about. */
import { Text } from '@mantine/core';
import type { AgentCreate, AgentUpdate } from '@switchboard/shared/team';
import { useState } from 'react';
import { useAgents, useSaveAgent } from '../../api/agents.ts';
import { showDone } from '../../app/show-notice.ts';
import { AgentForm } from './agent-form.tsx';
import { DeleteAgentDialog } from './delete-agent-dialog.tsx';
import { EditDrawer } from './edit-drawer.tsx';
import { useAsOpened } from './use-as-opened.ts';

/** `id` is null for a new agent. */
export function AgentDrawer({ isOpen, id, onClose }: { isOpen: boolean; id: string | null; onClose: () => void }) {
  const agents = useAgents();
  const save = useSaveAgent();
  const [isDeleting, setIsDeleting] = useState(false);
  const { present, opened: agent, readNewest } = useAsOpened(isOpen ? id : null, agents, save);
  const isGone = isOpen && id !== null && agents.data !== undefined && present === undefined && !isDeleting;

  function close() {
    save.reset();
    onClose();
  }

  function submit(values: AgentCreate & AgentUpdate) {
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
          agent={agent ? { ...agent, login: present?.login ?? agent.login } : null}
          error={save.error}
          readNewest={readNewest}
          isSaving={save.isPending}
          onSubmit={submit}
          onDelete={agent ? () => setIsDeleting(true) : null}
        />
      )}
      {agent ? (
        <DeleteAgentDialog
          isOpen={isDeleting}
          agent={present ?? agent}
          onClose={() => setIsDeleting(false)}
          onDeleted={() => {
            setIsDeleting(false);
            close();
          }}
        />
      ) : null}
    </EditDrawer>
  );
}
