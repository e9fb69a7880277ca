/** Starting from a template: choose one, answer what it asks for. Whoever opened it gets the graph. */
import { Modal } from '@mantine/core';
import type { Graph } from '@switchboard/shared/graph';
import { useState } from 'react';
import type { Template } from './template.ts';
import { TemplateForm } from './template-form.tsx';
import { TemplateGallery } from './template-gallery.tsx';
import { useTemplates } from './use-templates.ts';

interface TemplatesDialogProps {
  isBusy: boolean;
  onClose: () => void;
  onUse: (template: Template, graph: Graph) => void;
}

export function TemplatesDialog({ isBusy, onClose, onUse }: TemplatesDialogProps) {
  const { usable, build } = useTemplates();
  const [chosen, setChosen] = useState<Template | null>(null);
  return (
    <Modal opened onClose={onClose} title={chosen === null ? 'Start from a template' : chosen.title} size="lg">
      {chosen === null ? (
        <TemplateGallery templates={usable} onChoose={setChosen} />
      ) : (
        <TemplateForm
          key={chosen.id}
          template={chosen}
          isBusy={isBusy}
          onBack={() => setChosen(null)}
          onUse={(answers, rows) => onUse(chosen, build(chosen, answers, rows))}
        />
      )}
    </Modal>
  );
}
