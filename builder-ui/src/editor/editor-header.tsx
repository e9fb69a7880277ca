/** The header of the editor: where back is, what it is called, whether it is saved, and what can be done with it. */
import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconFlask,
  IconLock,
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
  const mayChange = useEditor((state) => state.mayChange);
  const status = useEditor((state) => state.status);
  const automationId = useEditor((state) => state.automationId);
  const openDrawer = useEditor((state) => state.openDrawer);

  return (
    <header className={classes.header}>
      <div className={classes.identity}>
        <ActionIcon component={Link} href="/automations" aria-label="Back to the automations">
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <NameField />
        <AutomationStatusBadge status={status} />
        <UnpublishedChanges />
        {mayChange ? <SaveStateText /> : <OnlyLooking />}
      </div>
      <div className={classes.actions}>
        {mayChange ? <BackAndAhead /> : null}
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
          // On a phone it is in the menu beside Publish, where there is one.
          className={mayChange ? classes.wide : undefined}
          leftSection={<IconVersions size={16} aria-hidden />}
        >
          Versions
        </Button>
        {mayChange ? <ChangeActions /> : null}
      </div>
    </header>
  );
}

function OnlyLooking() {
  return (
    <Text size="xs" c="dimmed" className={`${classes.saveState} ${classes.onlyLooking}`}>
      <IconLock size={14} aria-hidden />
      Only administrators change automations
    </Text>
  );
}

/** Undo and redo. */
function BackAndAhead() {
  const undoTitle = useEditor((state) => state.history.past.at(-1)?.title);
  const redoTitle = useEditor((state) => state.history.future.at(-1)?.title);
  const undo = useEditor((state) => state.undo);
  const redo = useEditor((state) => state.redo);
  const readOnly = useEditor(isReadOnly);
  const undoLabel = undoTitle === undefined ? 'Undo' : `Undo ${undoTitle}`;
  const redoLabel = redoTitle === undefined ? 'Redo' : `Redo ${redoTitle}`;
  return (
    <>
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
    </>
  );
}

/** Pausing, saving and publishing. */
function ChangeActions() {
  const actions = useEditorActions();
  const status = useEditor((state) => state.status);
  const unsaved = useEditor(isUnsaved);
  const isGone = useIsGone();
  const isPaused = status === 'paused';
  return (
    <>
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
    </>
  );
}
