/** How far the draft is from what decides on messages: how many changes are not published, leading to them. */
import { Anchor } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import { Link } from 'wouter';
import { useAutomationVersion } from '../api/automations.ts';
import { compareGraphs, countLogic } from '../graph/compare-graphs.ts';
import { useEditor } from './editor-context.ts';
import classes from './editor.module.css';

export function UnpublishedChanges() {
  const automationId = useEditor((state) => state.automationId);
  const publishedVersion = useEditor((state) => state.publishedVersion);
  const draft = useDeferredValue(useEditor((state) => state.history.present));
  const { data } = useAutomationVersion(automationId, publishedVersion);
  const count = useMemo(() => (data === undefined ? 0 : countLogic(compareGraphs(data.graph, draft))), [data, draft]);
  if (count === 0) return null;
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
