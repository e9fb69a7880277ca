/**
 * Who is in a group: two lists, “Not visible” and “Members”. An agent moves across by double click, by dragging, by the
 * button below the list, or with the arrow keys and Enter, and where they went is said aloud. In: all agents and the
 * members' ids; out: the new ids.
 */
import { Button, Text, VisuallyHidden } from '@mantine/core';
import type { Agent } from '@switchboard/shared/team';
import { useId, useState } from 'react';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { byName } from '../../app/words/by-name.ts';
import { AgentListbox } from './agent-listbox.tsx';
import styles from './member-lists.module.css';

interface MemberListsProps {
  agents: Agent[];
  memberIds: string[];
  onChange: (ids: string[]) => void;
  error: string | null;
}

export function MemberLists({ agents, memberIds, onChange, error }: MemberListsProps) {
  const members = new Set(memberIds);
  const sorted = agents.toSorted((a, b) => byName.compare(a.name, b.name));
  const drag = useId();
  const [announcement, setAnnouncement] = useState('');
  function move(id: string, to: 'Members' | 'Not visible'): void {
    const others = memberIds.filter((other) => other !== id);
    onChange(to === 'Members' ? [...others, id] : others);
    setAnnouncement(`${agents.find((agent) => agent.id === id)?.name ?? ''} moved to “${to}”`);
  }
  const add = (id: string) => move(id, 'Members');
  const remove = (id: string) => move(id, 'Not visible');

  return (
    <div data-fault={error === null ? undefined : true}>
      <div className={styles.lists}>
        <AgentListbox
          label="Not visible"
          agents={sorted.filter(({ id }) => !members.has(id))}
          emptyWords={agents.length === 0 ? 'There are no agents yet' : 'Everybody is in the group'}
          onMove={add}
          onTake={remove}
          drag={drag}
          moveButton={(move) => (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconArrowRight size={14} className={styles.arrow} aria-hidden />}
              disabled={move === null}
              onClick={() => move?.()}
            >
              Add to group
            </Button>
          )}
        />
        <AgentListbox
          label="Members"
          agents={sorted.filter(({ id }) => members.has(id))}
          emptyWords="Nobody yet"
          onMove={remove}
          onTake={add}
          drag={drag}
          moveButton={(move) => (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconArrowLeft size={14} className={styles.arrow} aria-hidden />}
              disabled={move === null}
              onClick={() => move?.()}
            >
              Take out of group
            </Button>
          )}
        />
      </div>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      <Text size="xs" role={error ? 'alert' : undefined} c={error ? 'var(--mantine-color-error)' : 'dimmed'} mt={6}>
        {error ??
          'Double-click an agent to move them across, drag them, or choose one and press Enter. Members see the group’s conversations.'}
      </Text>
    </div>
  );
}
