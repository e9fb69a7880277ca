/** Gives an automation to an agent: whose it is says whom to ask about it, and changes nothing of what it does. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { AutomationSummary } from '@switchboard/shared/automation';
import { useState } from 'react';
import { useAgents } from '../../api/agents.ts';
import { useGiveAutomation } from '../../api/automations.ts';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { showDone } from '../../app/show-notice.ts';
import { problemSentence } from '../../app/words/problem-sentence.ts';

export function GiveDialog({ automation, onClose }: { automation: AutomationSummary; onClose: () => void }) {
  const { data: agents } = useAgents();
  const give = useGiveAutomation();
  const [agentId, setAgentId] = useState<string | null>(null);
  const others = (agents ?? []).filter(({ id }) => id !== automation.owner?.id);
  const name = others.find(({ id }) => id === agentId)?.name;
  return (
    <Modal opened onClose={onClose} title={`Whose is “${automation.name}”?`}>
      <Stack>
        <Text size="sm">
          {automation.owner?.name == null ? 'Nobody known has it now.' : `${automation.owner.name} has it now.`} Its owner is whom
          others ask about it; what it does stays the same.
        </Text>
        <SearchedSelect
          label="New owner"
          placeholder="An agent"
          data-autofocus
          nothingFoundMessage="Nobody is called so"
          data={others.map((agent) => ({ value: agent.id, label: agent.name }))}
          value={agentId}
          onChange={setAgentId}
        />
        {give.error ? (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {problemSentence(give.error)}
          </Text>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            disabled={agentId === null}
            loading={give.isPending}
            onClick={() => {
              if (agentId === null) return;
              give.mutate(
                { id: automation.id, agentId },
                {
                  onSuccess: () => {
                    showDone(`“${automation.name}” is ${name}’s now`);
                    onClose();
                  },
                },
              );
            }}
          >
            {name === undefined ? 'Give it' : `Give it to ${name}`}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
