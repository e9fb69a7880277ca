/**
 * How many changes are not published, leading to them; in fewer words on a phone. Nothing while the draft cannot be saved:
 * that is said in its place.
 */
import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { useEditor } from './editor-context.ts';
import classes from './editor.module.css';
import { useSaveTrouble } from './save-state.tsx';
import { useUnpublishedCount } from './use-unpublished-count.ts';

export function UnpublishedChanges() {
  const automationId = useEditor((state) => state.automationId);
  const count = useUnpublishedCount();
  const trouble = useSaveTrouble();
  if (count === null || count === 0 || trouble !== undefined) return null;
  return (
    <Anchor
      component={Link}
      href={`/automations/${encodeURIComponent(automationId)}/versions?to=draft`}
      size="xs"
      className={classes.unpublished}
    >
      <span className={classes.wide}>{count === 1 ? '1 change' : `${count} changes`} not published</span>
      <span className={classes.narrow}>{count} unpublished</span>
    </Anchor>
  );
}
