/**
 * The versions of an automation: who published what and when, and what differs between any two of them, the draft among
 * them. In goes an automation's id; which two are compared stands in the address. What stays true: nothing here changes a
 * version; restoring one makes it the draft, as an edit that the editor can undo.
 */
import { Button, Center, Loader, VisuallyHidden } from '@mantine/core';
import type { Automation, AutomationVersion } from '@switchboard/shared/automation';
import type { Graph } from '@switchboard/shared/graph';
import { useMemo } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useStore } from 'zustand';
import { useAutomation, useAutomationVersion, useVersionPages } from '../api/automations.ts';
import { useLive } from '../api/live.ts';
import { usePlace } from '../app/place.ts';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { useAutomationStore } from '../editor/use-automation-store.ts';
import { saveDraft } from '../editor/save-draft.ts';
import { emptyGraph } from '../graph/empty-graph.ts';
import { notThereWords, predecessorOf, readCompared, type StateKey, stateWords } from './compared.ts';
import { ComparisonBar } from './comparison-bar.tsx';
import { DifferenceView } from './difference-view.tsx';
import { KeptList } from './kept-list.tsx';
import { VersionList } from './version-list.tsx';
import classes from './versions-page.module.css';
import { VersionsHeader } from './versions-header.tsx';

export function VersionsPage({ automationId }: { automationId: string }) {
  const automation = useAutomation(automationId);
  const versions = useVersionPages(automationId);
  useLive(['automations'], () => {
    void automation.refetch();
    void versions.refetch();
  });
  const error = automation.error ?? versions.error;
  if (automation.data !== undefined && versions.data !== undefined) {
    return (
      <Loaded
        automation={automation.data}
        versions={versions.data.pages.flatMap((page) => page.items)}
        more={versions.hasNextPage ? { isLoading: versions.isFetchingNextPage, load: () => void versions.fetchNextPage() } : null}
      />
    );
  }
  const retry = (): void => {
    void automation.refetch();
    void versions.refetch();
  };
  return (
    <Center p="lg">
      {error ? (
        <ProblemNotice error={error} title="The versions cannot be shown" onRetry={retry} />
      ) : (
        <Loader role="status" aria-label="Loading the versions" />
      )}
    </Center>
  );
}

interface LoadedProps {
  automation: Automation;
  /** Newest first. */
  versions: AutomationVersion[];
  more: { isLoading: boolean; load: () => void } | null;
}

function Loaded({ automation, versions, more }: LoadedProps) {
  const store = useAutomationStore(automation);
  const mayChange = useStore(store, (state) => state.mayChange);
  const draft = useStore(store, (state) => state.history.present);
  const name = useStore(store, (state) => state.name);
  const [search, setSearch] = useSearchParams();
  const [, navigate] = useLocation();
  usePlace(`Versions of ${name}`, name);
  const latest = versions[0]?.version ?? null;
  const compared = readCompared(search, latest);
  const notThere = notThereWords(search, latest);
  const graphs = useMemo(
    () =>
      new Map<StateKey, Automation['graph']>([
        ['draft', draft],
        ...versions.map(({ version, graph }) => [version, graph] as const),
      ]),
    [draft, versions],
  );
  const from = useGraph(automation.id, compared.from, graphs);
  const to = useGraph(automation.id, compared.to, graphs);

  const compare = (fromState: StateKey | null, toState: StateKey): void => {
    const query: Record<string, string> = { to: String(toState) };
    if (fromState !== null && fromState !== predecessorOf(toState, latest)) query.from = String(fromState);
    setSearch(new URLSearchParams(query));
  };
  /** As an edit, which the editor can undo and sends. */
  const makeDraft = (graph: Graph, title: string): void => {
    store.getState().showPath(null);
    store.getState().edit({ kind: 'replace-graph', graph, title }, (node) => node.type);
    void saveDraft(store);
    navigate(`/automations/${encodeURIComponent(automation.id)}`);
  };
  const restore = (version: number): void => {
    const graph = graphs.get(version) ?? to;
    if (graph !== null && graph !== undefined) makeDraft(graph, `restoring version ${version}`);
  };

  const label =
    compared.from === null
      ? `${stateWords(compared.to)}, the first`
      : `${stateWords(compared.to)} compared with ${stateWords(compared.from).toLowerCase()}`;
  return (
    <div className={classes.page}>
      <VersionsHeader automation={automation} name={name} shown={compared.to} graph={to} onRestore={mayChange ? restore : null} />
      <div className={classes.body}>
        <div className={classes.versions}>
          <VersionList
            automation={automation}
            draft={draft}
            versions={versions}
            shown={compared.to}
            mayNote={mayChange}
            onShow={(state) => compare(null, state)}
          />
          <KeptList
            automationId={automation.id}
            draft={draft}
            onRestore={mayChange ? (kept) => makeDraft(kept.graph, 'restoring a kept draft') : null}
          />
          {more === null ? null : (
            <Button variant="default" size="xs" m="sm" loading={more.isLoading} onClick={more.load}>
              Show older versions
            </Button>
          )}
        </div>
        <div className={classes.comparison}>
          <ComparisonBar compared={compared} latest={latest} onCompare={compare} />
          {notThere === null ? null : (
            <p role="alert" className={classes.notThere}>
              {notThere}
            </p>
          )}
          {from === undefined || to === undefined || to === null ? (
            <Center flex={1} role="status" aria-label="Loading the versions to compare">
              <Loader />
            </Center>
          ) : (
            <>
              <VisuallyHidden component="h2">{label}</VisuallyHidden>
              <DifferenceView key={label} before={from ?? emptyGraph} after={to} label={label} />
            </>
          )}
        </div>
      </div>
    </div>
  );
}

/** The graph of a state: at hand, or read; null for none, undefined while it is read. */
function useGraph(id: string, state: StateKey | null, known: ReadonlyMap<StateKey, Automation['graph']>) {
  const atHand = state === null ? null : known.get(state);
  const { data } = useAutomationVersion(id, atHand === undefined && typeof state === 'number' ? state : null);
  return atHand === undefined ? data?.graph : atHand;
}
