/** Starts a new automation: creates it empty and goes to its canvas, where it gets its name. */
import { useLocation } from 'wouter';
import { useCreateAutomation } from '../../api/automations.ts';
import { showProblem } from '../../app/show-notice.ts';

export function useStartAutomation() {
  const create = useCreateAutomation();
  const [, navigate] = useLocation();

  async function start(): Promise<void> {
    try {
      const automation = await create.mutateAsync({
        name: 'Untitled automation',
        graph: { schemaVersion: 1, nodes: [], edges: [] },
      });
      navigate(`/automations/${encodeURIComponent(automation.id)}`);
    } catch (error) {
      showProblem('The automation was not created', error);
    }
  }

  return { start, isStarting: create.isPending };
}
