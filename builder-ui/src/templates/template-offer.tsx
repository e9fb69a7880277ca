/** On an empty canvas: the offer to start from a template, which fills it as an edit that can be undone. */
import { Button } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import { useState } from 'react';
import { lazyPart } from '../app/lazy-part.tsx';
import { useEdit, useEditorStore } from '../editor/editor-context.ts';
import { fitViewOptions } from '../editor/use-bring-into-view.ts';
import { untitled } from '../pages/automations/use-start-automation.ts';
import classes from './template-offer.module.css';

const TemplatesDialog = lazyPart(async () => (await import('./templates-dialog.tsx')).TemplatesDialog);

export function TemplateOffer() {
  const store = useEditorStore();
  const edit = useEdit();
  const flow = useReactFlow();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={classes.offer}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTemplate size={16} aria-hidden />}
        onClick={() => void TemplatesDialog.fetchToShow('The templates cannot be shown', () => setIsOpen(true))}
      >
        Start from a template
      </Button>
      {isOpen ? (
        <TemplatesDialog
          isBusy={false}
          onClose={() => setIsOpen(false)}
          onUse={({ title }, graph) => {
            setIsOpen(false);
            edit({ kind: 'replace-graph', graph, title: `the template “${title}”` });
            const { name, setName } = store.getState();
            if (name === untitled) setName(title);
            // Once its cards have been measured.
            requestAnimationFrame(() => requestAnimationFrame(() => void flow.fitView(fitViewOptions)));
          }}
        />
      ) : null}
    </div>
  );
}
