/** Starts a new automation: creates it empty and goes to its canvas, where it gets its name. */
import { useLocation } from 'wouter';
import { useCreateAutomation } from '../../api/automations.ts';
import { showProblem } from '../../app/show-notice.ts';

/** What an automation is called until its author names it. */
export const untitled = 'Untitled automation';

export function useStartAutomation() {
  const create = useCreateAutomation();
  const [, navigate] = useLocation();

  async function start(): Promise<void> {
    try {
      const automation = await create.mutateAsync({
        name: untitled,
        graph: { schemaVersion: 1, nodes: [], edges: [] },
      });
      navigate(`/automations/${encodeURIComponent(automation.id)}`);
    } catch (error) {
      showProblem('The automation was not created', error);
    }
  }

  return { start, isStarting: create.isPending };
}
