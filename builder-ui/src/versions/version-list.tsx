/** The draft and the versions, newest first: who, when, what they say of it, and what changed. One is looked at. */
import { Text } from '@mantine/core';
import type { Automation, AutomationVersion } from '@switchboard/shared/automation';
import type { Graph } from '@switchboard/shared/graph';
import { IconCircleFilled, IconPencil, IconPlayerPauseFilled } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { StateBadge } from '../app/state-badge.tsx';
import { TimeAgo } from '../app/time-ago.tsx';
import { compareGraphs } from '../graph/compare-graphs.ts';
import { differenceSummary } from '../graph/difference-words.ts';
import type { StateKey } from './compared.ts';
import { useNodeSpeech } from './use-node-speech.ts';
import { VersionNote } from './version-note.tsx';
import classes from './versions-page.module.css';

interface VersionListProps {
  automation: Automation;
  draft: Graph;
  /** Newest first. */
  versions: readonly AutomationVersion[];
  shown: StateKey;
  /** Whether notes of versions may be written. */
  mayNote: boolean;
  onShow: (state: StateKey) => void;
}

export function VersionList({ automation, draft, versions, shown, mayNote, onShow }: VersionListProps) {
  const { name } = useNodeSpeech();
  const summaries = useMemo(() => {
    const summaryOf = (graph: Graph, before: Graph | undefined): string =>
      before === undefined ? '' : differenceSummary(compareGraphs(before, graph), name);
    return {
      draft: summaryOf(draft, versions[0]?.graph),
      versions: versions.map(({ graph }, index) => summaryOf(graph, versions[index + 1]?.graph)),
    };
  }, [draft, versions, name]);
  const isPublished = automation.status === 'published';
  const isSame = summaries.draft === 'Nothing changed';

  return (
    <ol className={classes.list} aria-label="Versions">
      <Item
        title="Draft"
        isShown={shown === 'draft'}
        onShow={() => onShow('draft')}
        badge={
          <StateBadge
            tone={isSame ? 'calm' : 'info'}
            icon={IconPencil}
            label={versions.length === 0 ? 'Never published' : isSame ? 'As published' : 'Not published'}
          />
        }
        who={automation.changedBy?.name ?? 'Somebody'}
        at={automation.updatedAt}
      >
        {versions.length === 0 || isSame ? null : <Text size="xs">{summaries.draft}</Text>}
      </Item>
      {versions.map((version, index) => (
        <Item
          key={version.version}
          title={`Version ${version.version}`}
          isShown={shown === version.version}
          onShow={() => onShow(version.version)}
          badge={
            version.version !== automation.publishedVersion ? null : isPublished ? (
              <StateBadge tone="good" icon={IconCircleFilled} label="In force" />
            ) : (
              <StateBadge tone="warn" icon={IconPlayerPauseFilled} label="Paused" />
            )
          }
          who={version.publishedByName ?? 'Somebody who is gone'}
          at={version.publishedAt}
        >
          {summaries.versions[index] === '' ? (
            version.version === 1 ? (
              <Text size="xs">The first version, with {version.graph.nodes.length} nodes</Text>
            ) : null
          ) : (
            <Text size="xs">{summaries.versions[index]}</Text>
          )}
          <VersionNote automationId={automation.id} version={version} mayChange={mayNote} />
        </Item>
      ))}
    </ol>
  );
}

interface ItemProps {
  title: string;
  isShown: boolean;
  onShow: () => void;
  badge: ReactNode;
  who: string;
  at: string;
  children: ReactNode;
}

function Item({ title, isShown, onShow, badge, who, at, children }: ItemProps) {
  return (
    <li className={classes.item} data-shown={isShown || undefined}>
      <div className={classes.itemHead}>
        <button type="button" className={classes.show} aria-current={isShown || undefined} onClick={onShow}>
          {title}
        </button>
        {badge}
      </div>
      <Text size="xs" c="dimmed">
        {who}, <TimeAgo at={at} />
      </Text>
      {children}
    </li>
  );
}
