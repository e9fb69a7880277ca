/** The bar above the canvas while a run, a trial or an explanation is shown: what it is, how it ended, and the way back. */
import { Button, Text } from '@mantine/core';
import { IconCheck, IconEye, IconHandStop, IconX } from '@tabler/icons-react';
import { StateBadge } from '../app/state-badge.tsx';
import { useEditor } from './editor-context.ts';
import classes from './path-bar.module.css';
import { ReplayControls, ReplayedStep } from './replay-controls.tsx';
import { useBackToDraft } from './use-shown-by-address.ts';

export function PathBar() {
  const path = useEditor((state) => state.shownPath);
  const backToDraft = useBackToDraft();
  if (path === null) return null;
  return (
    <div className={classes.bar}>
      <div className={classes.what} role="status">
        <IconEye size={16} aria-hidden />
        <Text size="sm" fw={500} truncate className={classes.title}>
          {path.title}
        </Text>
        {path.steps === null || path.allSteps !== undefined ? null : (
          <span className={classes.verdict}>
            <StateBadge
              tone={path.matched ? 'good' : 'warn'}
              icon={path.matched ? IconCheck : IconHandStop}
              label={path.matched ? 'An action was reached' : 'No action was reached'}
            />
          </span>
        )}
        <ReplayedStep />
      </div>
      <div className={classes.actions}>
        <ReplayControls />
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={backToDraft}
        >
          {path.graph === null ? 'Close' : 'Back to the draft'}
        </Button>
      </div>
    </div>
  );
}
