/** A new automation from a template: made as a draft, then shown on its canvas. */
import { useLocation } from 'wouter';
import { useCreateAutomation } from '../api/automations.ts';
import { showProblem } from '../app/show-notice.ts';
import { TemplatesDialog } from './templates-dialog.tsx';

export function CreateFromTemplate({ onClose }: { onClose: () => void }) {
  const create = useCreateAutomation();
  const [, navigate] = useLocation();
  return (
    <TemplatesDialog
      isBusy={create.isPending}
      onClose={onClose}
      onUse={({ title, summary }, graph) =>
        create.mutate(
          { name: title, description: summary, graph },
          {
            onSuccess: ({ id }) => {
              onClose();
              navigate(`/automations/${encodeURIComponent(id)}`);
            },
            onError: (error) => showProblem('The automation was not created', error),
          },
        )
      }
    />
  );
}
