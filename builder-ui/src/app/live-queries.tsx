/** Keeps what is on screen true: when the server says that something changed, what shows it is read again. */
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { agentsKey } from '../api/agents.ts';
import { assignmentRulesKey } from '../api/assignment-rules.ts';
import { countsKey } from '../api/automation-counts.ts';
import { automationsKey } from '../api/automations.ts';
import { conversationsKey } from '../api/conversations.ts';
import { emailsKey } from '../api/emails.ts';
import { groupsKey } from '../api/groups.ts';
import { type LiveTopic, useLive } from '../api/live.ts';
import { peopleKey } from '../api/people.ts';
import { runsKey } from '../api/runs.ts';
import { segmentsKey } from '../api/segments.ts';
import { sessionKey } from '../api/session.ts';

/**
 * Reads again what a topic's queries show. While one reading is under way the next waits for it: under a busy stream
 * readings would otherwise cut each other short and none would ever end.
 */
function useRefresh(topic: LiveTopic, queryKey: QueryKey, { exact = false } = {}): void {
  const queries = useQueryClient();
  const state = useRef({ isReading: false, mustReadAgain: false });

  async function refresh(): Promise<void> {
    const { current } = state;
    current.mustReadAgain = current.isReading;
    if (current.isReading) return;
    current.isReading = true;
    await queries.invalidateQueries({ queryKey, exact });
    current.isReading = false;
    if (current.mustReadAgain) await refresh();
  }
  useLive([topic], () => void refresh());
}

export function LiveQueries() {
  // The list alone: a single automation may be open in the editor, which looks after it itself.
  useRefresh('automations', automationsKey, { exact: true });
  useRefresh('agents', agentsKey);
  // Who is logged in is an agent, too, whose role another may change.
  useRefresh('agents', sessionKey);
  useRefresh('groups', groupsKey);
  useRefresh('conversations', conversationsKey);
  useRefresh('emails', emailsKey);
  useRefresh('people', peopleKey);
  useRefresh('segments', segmentsKey);
  useRefresh('assignment-rules', assignmentRulesKey);
  useRefresh('runs', runsKey);
  // Every message changes its conversation once it is decided, whether it led to a run or not.
  useRefresh('conversations', countsKey);
  return null;
}
