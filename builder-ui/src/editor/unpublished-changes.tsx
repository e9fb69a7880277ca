/** How many changes are not published, leading to them. */
import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { useEditor } from './editor-context.ts';
import classes from './editor.module.css';
import { useUnpublishedCount } from './use-unpublished-count.ts';

export function UnpublishedChanges() {
  const automationId = useEditor((state) => state.automationId);
  const count = useUnpublishedCount();
  if (count === null || count === 0) return null;
  return (
    <Anchor
      component={Link}
      href={`/automations/${encodeURIComponent(automationId)}/versions?to=draft`}
      size="xs"
      className={`${classes.unpublished} ${classes.wide}`}
    >
      {count === 1 ? '1 change' : `${count} changes`} not published
    </Anchor>
  );
}
