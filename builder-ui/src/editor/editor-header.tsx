/** The header of the editor: where back is, what it is called, whether it is saved, and what can be done with it. */
import { ActionIcon, Button, Tooltip, VisuallyHidden } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconFlask,
  IconPlayerPause,
  IconPlayerPlay,
  IconVersions,
} from '@tabler/icons-react';
import { Link } from 'wouter';
import { AutomationStatusBadge } from '../pages/automations/automation-status.tsx';
import { EditMenu } from './edit-menu.tsx';
import { useEditor } from './editor-context.ts';
import { isReadOnly, isUnsaved } from './editor-store.ts';
import classes from './editor.module.css';
import { NameField } from './name-field.tsx';
import { SaveStateText } from './save-state.tsx';
import { PublishButton } from './publish-button.tsx';
import { UnpublishedChanges } from './unpublished-changes.tsx';
import { ViewSwitch } from './view-switch.tsx';
import { useEditorActions } from './use-editor-actions.ts';
import { useIsGone } from './use-is-gone.ts';

export function EditorHeader() {
  const actions = useEditorActions();
  const name = useEditor((state) => state.name);
  const status = useEditor((state) => state.status);
  const automationId = useEditor((state) => state.automationId);
  const undoTitle = useEditor((state) => state.history.past.at(-1)?.title);
  const redoTitle = useEditor((state) => state.history.future.at(-1)?.title);
  const undo = useEditor((state) => state.undo);
  const redo = useEditor((state) => state.redo);
  const openDrawer = useEditor((state) => state.openDrawer);
  const unsaved = useEditor(isUnsaved);
  const readOnly = useEditor(isReadOnly);
  const isGone = useIsGone();
  const isPaused = status === 'paused';
  const undoLabel = undoTitle === undefined ? 'Undo' : `Undo ${undoTitle}`;
  const redoLabel = redoTitle === undefined ? 'Redo' : `Redo ${redoTitle}`;

  return (
    <header className={classes.header}>
      <VisuallyHidden component="h1">{name}</VisuallyHidden>
      <div className={classes.identity}>
        <ActionIcon component={Link} href="/automations" aria-label="Back to the automations">
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <NameField />
        <AutomationStatusBadge status={status} />
        <UnpublishedChanges />
        <SaveStateText />
      </div>
      <div className={classes.actions}>
        <Tooltip label={`${undoLabel} (Ctrl/⌘-Z)`}>
          <ActionIcon
            aria-label={undoLabel}
            aria-disabled={undoTitle === undefined || readOnly}
            onClick={undo}
            data-disabled={undoTitle === undefined || readOnly || undefined}
          >
            <IconArrowBackUp size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${redoLabel} (Ctrl/⌘-Shift-Z)`}>
          <ActionIcon
            aria-label={redoLabel}
            aria-disabled={redoTitle === undefined || readOnly}
            onClick={redo}
            data-disabled={redoTitle === undefined || readOnly || undefined}
          >
            <IconArrowForwardUp size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <ViewSwitch />
        <Button
          variant="default"
          size="xs"
          className={classes.wide}
          leftSection={<IconFlask size={16} aria-hidden />}
          onClick={() => openDrawer('test')}
        >
          Test
        </Button>
        <EditMenu />
        <Button
          component={Link}
          href={`/automations/${encodeURIComponent(automationId)}/versions`}
          variant="default"
          size="xs"
          className={classes.wide}
          leftSection={<IconVersions size={16} aria-hidden />}
        >
          Versions
        </Button>
        {status === 'draft' ? null : (
          <Button
            variant="default"
            size="xs"
            className={classes.wide}
            loading={actions.isPausing}
            disabled={isGone}
            leftSection={isPaused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
            onClick={() => void actions.setPaused(!isPaused)}
          >
            {isPaused ? 'Resume' : 'Pause'}
          </Button>
        )}
        <Tooltip label={unsaved ? 'Save the draft (Ctrl/⌘-S)' : 'Everything is saved'}>
          <Button variant="default" size="xs" disabled={isGone} onClick={() => void actions.save()}>
            Save
          </Button>
        </Tooltip>
        <PublishButton actions={actions} />
      </div>
    </header>
  );
}
