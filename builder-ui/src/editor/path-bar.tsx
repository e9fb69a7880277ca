/** The bar above the canvas while a run, a trial or an explanation is shown: what it is, how it ended, and the way back. */
import { Button, Group, Text } from '@mantine/core';
import { IconCheck, IconEye, IconHandStop, IconX } from '@tabler/icons-react';
import { StateBadge } from '../app/state-badge.tsx';
import { useEdit, useEditor } from './editor-context.ts';
import classes from './editor.module.css';
import type { ShownPath } from './shown-path.ts';

export function PathBar() {
  const path = useEditor((state) => state.shownPath);
  const showPath = useEditor((state) => state.showPath);
  if (path === null) return null;
  return (
    <div className={classes.pathBar} role="status">
      <Group gap="xs" wrap="nowrap" miw={0}>
        <IconEye size={16} aria-hidden />
        <Text size="sm" fw={500} truncate>
          {path.title}
        </Text>
        {path.steps === null ? null : (
          <span className={classes.pathVerdict}>
            <StateBadge
              tone={path.matched ? 'good' : 'warn'}
              icon={path.matched ? IconCheck : IconHandStop}
              label={path.matched ? 'An action was reached' : 'No action was reached'}
            />
          </span>
        )}
      </Group>
      <Group gap="xs" wrap="nowrap" className={classes.pathActions}>
        {path.kind === 'version' ? <RestoreButton path={path} /> : null}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() => showPath(null)}
        >
          {path.graph === null ? 'Close' : 'Back to the draft'}
        </Button>
      </Group>
    </div>
  );
}

/** Puts the version looked at in the place of the draft, as an edit that can be undone. */
function RestoreButton({ path }: { path: ShownPath }) {
  const edit = useEdit();
  const showPath = useEditor((state) => state.showPath);
  const restore = (): void => {
    if (path.graph === null) return;
    showPath(null);
    edit({ kind: 'replace-graph', graph: path.graph, title: `Restore ${path.title}` });
  };
  return (
    <Button size="compact-sm" variant="default" onClick={restore}>
      Make it the draft
    </Button>
  );
}
