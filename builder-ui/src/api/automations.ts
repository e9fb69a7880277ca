/**
 * Automations: their drafts, versions and publishing, and what trying one on a message comes to. All of it as the API
 * answers; nothing is kept here but TanStack Query's cache. Changes that carry a `revision` are refused with an
 * `ApiError` of status 409 when somebody saved in between.
 */
import type {
  Automation,
  AutomationCreate,
  AutomationOwner,
  AutomationStatistics,
  AutomationSummary,
  AutomationUpdate,
  AutomationVersion,
  DeletedAutomation,
} from '@switchboard/shared/automation';
import type { Page } from '@switchboard/shared/conversation';
import type { Diagnostic, Graph } from '@switchboard/shared/graph';
import type { MessageInput } from '@switchboard/shared/message';
import type { AppliedCommand, HeldMail, PlannedEffect, PlannedWriting, SkippedEffect, Step } from '@switchboard/shared/run';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryString, request, requestAllPages } from './client.ts';
import { nameOfCopy } from './name-of-copy.ts';

export const automationsKey = ['automations'] as const;
export const automationKey = (id: string) => ['automations', id] as const;

const pathOf = (id: string): string => `/automations/${encodeURIComponent(id)}`;

/** What a message would have come to: the way through the graph, and what would be done. */
export interface Simulation {
  matched: boolean;
  steps: Step[];
  commands: AppliedCommand[];
  effects: PlannedEffect[];
  writings: PlannedWriting[];
  heldMails: HeldMail[];
  skippedEffects: SkippedEffect[];
}

/**
 * What an automation made, or would have made, of a past message, from the facts kept with it. What was done is told by
 * the run; commands and effects are there only where none was recorded.
 */
export interface Explanation extends Simulation {
  version: number | 'draft';
  /** Whether that version was the one published when the message was accepted. */
  inForce: boolean;
  runId: string | null;
}

/** All automations without their graphs, in the order in which they decide. */
export function useAutomations() {
  return useQuery({
    queryKey: automationsKey,
    queryFn: ({ signal }) => listAutomations(signal),
  });
}

/** One automation with its draft. */
export function useAutomation(id: string) {
  return useQuery({
    queryKey: automationKey(id),
    queryFn: ({ signal }) => request<Automation>('GET', pathOf(id), undefined, { signal }),
  });
}

const versionsAtATime = 20;

/** The published versions of an automation, newest first, a page at a time: each carries its graph. */
export function useVersionPages(id: string) {
  return useInfiniteQuery({
    queryKey: [...automationKey(id), 'versions', 'pages'],
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam: cursor }) =>
      request<Page<AutomationVersion>>(
        'GET',
        `${pathOf(id)}/versions${queryString({ limit: versionsAtATime, cursor })}`,
        undefined,
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** One published version, which never changes but for its note; null reads nothing. */
export function useAutomationVersion(id: string, version: number | null) {
  return useQuery({
    queryKey: [...automationKey(id), 'version', version],
    enabled: version !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => readAutomationVersion(id, version ?? 0),
  });
}

/** Sets what is said of a version. */
export function useNoteVersion(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, note }: { version: number; note: string }) =>
      request<AutomationVersion>('PUT', `${pathOf(id)}/versions/${version}`, { note }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [...automationKey(id), 'versions'] }),
  });
}

/** What all automations did in the last days; in UTC, today last. */
export interface Statistics {
  days: string[];
  items: AutomationStatistics[];
}

export const statisticsKey = ['automation-statistics'] as const;

export function useAutomationStatistics() {
  return useQuery({
    queryKey: statisticsKey,
    queryFn: ({ signal }) => request<Statistics>('GET', '/automations/statistics', undefined, { signal }),
    refetchInterval: 30_000,
  });
}

/** The automations that can be brought back, the last deleted first. */
export function useDeletedAutomations(enabled: boolean) {
  return useQuery({
    queryKey: [...automationsKey, 'deleted'],
    enabled,
    queryFn: ({ signal }) => requestAllPages<DeletedAutomation>('/automations/deleted?limit=200', signal),
  });
}

/** Brings a deleted automation back as it was. */
export function useRestoreAutomation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: restoreAutomation,
    onSuccess: () => queries.invalidateQueries({ queryKey: automationsKey }),
  });
}

/** Creates an automation; its list is read again. */
export function useCreateAutomation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (automation: AutomationCreate) => request<Automation>('POST', '/automations', automation),
    onSuccess: () => queries.invalidateQueries({ queryKey: automationsKey, exact: true }),
  });
}

/** Deletes an automation; its list is read again. */
export function useDeleteAutomation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: deleteAutomation,
    onSuccess: () => queries.invalidateQueries({ queryKey: automationsKey, exact: true }),
  });
}

/** Pauses a published automation, or lets a paused one go on. */
export function usePauseAutomation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, paused }: { id: string; paused: boolean }) => setPaused(id, paused),
    onSuccess: () => queries.invalidateQueries({ queryKey: automationsKey }),
  });
}

/** Gives an automation to an agent. */
export function useGiveAutomation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, agentId }: { id: string; agentId: string }) =>
      request<Automation>('PUT', `${pathOf(id)}/owner`, { agentId } satisfies AutomationOwner),
    onSuccess: () => queries.invalidateQueries({ queryKey: automationsKey }),
  });
}

/** Sets the order in which automations decide. It is shown at once; changes in a row are sent one after another. */
export function useOrderAutomations() {
  const queries = useQueryClient();
  return useMutation({
    scope: { id: 'automation-order' },
    mutationFn: (ids: string[]) => request<unknown>('PUT', '/automations/order', { ids }),
    onMutate: async (ids) => {
      await queries.cancelQueries({ queryKey: automationsKey, exact: true });
      queries.setQueryData<AutomationSummary[]>(automationsKey, (before) => {
        const byId = new Map(before?.map((automation) => [automation.id, automation]));
        return before && ids.flatMap((id) => byId.get(id) ?? []);
      });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: automationsKey, exact: true }),
  });
}

/** Makes another automation of one, a draft at the end of the list. */
export function useDuplicateAutomation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: duplicateAutomation,
    onSuccess: () => queries.invalidateQueries({ queryKey: automationsKey, exact: true }),
  });
}

/** What several changes came to: each is tried, whatever becomes of the others. */
export interface ChangesOutcome {
  done: AutomationSummary[];
  failed: { automation: AutomationSummary; error: unknown }[];
}

interface Changes {
  automations: readonly AutomationSummary[];
  change: (automation: AutomationSummary) => Promise<unknown>;
}

/** Changes several automations, one after another; their list is read again when all were tried. */
export function useChangeAutomations() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ automations, change }: Changes) => {
      const outcome: ChangesOutcome = { done: [], failed: [] };
      for (const automation of automations) {
        await change(automation).then(
          () => outcome.done.push(automation),
          (error: unknown) => outcome.failed.push({ automation, error }),
        );
      }
      return outcome;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: automationsKey }),
  });
}

/** Deletes an automation; it can be restored for 30 days. */
export function deleteAutomation(id: string): Promise<void> {
  return request<void>('DELETE', pathOf(id));
}

/** Brings a deleted automation back as it was. */
export function restoreAutomation(id: string): Promise<Automation> {
  return request<Automation>('POST', `${pathOf(id)}/restore`);
}

/** Pauses a published automation, or lets a paused one go on. */
export function setPaused(id: string, isPaused: boolean): Promise<unknown> {
  return request<unknown>('POST', `${pathOf(id)}/${isPaused ? 'pause' : 'resume'}`);
}

/** Makes another automation of one, a draft at the end of the list, called as no other there is. */
export async function duplicateAutomation(id: string): Promise<Automation> {
  const [{ name, description, graph }, living] = await Promise.all([readAutomation(id), listAutomations()]);
  const names = living.map((automation) => automation.name);
  const copy: AutomationCreate = { name: nameOfCopy(name, names), description, graph };
  return request<Automation>('POST', '/automations', copy);
}

function listAutomations(signal?: AbortSignal): Promise<AutomationSummary[]> {
  return requestAllPages<AutomationSummary>('/automations?limit=200&graphs=no', signal);
}

/** Reads an automation past the cache. */
export function readAutomation(id: string): Promise<Automation> {
  return request<Automation>('GET', pathOf(id));
}

/** Saves a draft. @throws ApiError 409 when `update.revision` is not the newest */
export function saveAutomation(id: string, update: AutomationUpdate): Promise<Automation> {
  return request<Automation>('PUT', pathOf(id), update);
}

/** Publishes the saved draft. @throws ApiError 422 with `diagnostics` when it has errors, 409 when the revision is stale */
export function publishAutomation(id: string, revision: number, note?: string): Promise<{ version: number }> {
  return request<{ version: number }>('POST', `${pathOf(id)}/publish`, note ? { revision, note } : { revision });
}

/** Reads one published version. */
export function readAutomationVersion(id: string, version: number): Promise<AutomationVersion> {
  return request<AutomationVersion>('GET', `${pathOf(id)}/versions/${version}`);
}

/** What is wrong or doubtful about a graph, saved or not. */
export async function validateGraph(graph: Graph, signal?: AbortSignal): Promise<Diagnostic[]> {
  const answer = await request<{ diagnostics: Diagnostic[] }>('POST', '/automations/validate', { graph }, { signal });
  return answer.diagnostics;
}

/** What the saved draft would make of a message; nothing is stored or sent. */
export function simulateAutomation(id: string, message: MessageInput): Promise<Simulation> {
  return request<Simulation>('POST', `${pathOf(id)}/simulate`, { message, version: 'draft' });
}

/**
 * What an automation made of a past message.
 * @param version a published version, or the saved draft; by default the one in force when the message was accepted
 * @throws ApiError 410 when the person was erased
 */
export function explainAutomation(id: string, messageId: string, version?: number | 'draft'): Promise<Explanation> {
  return request<Explanation>('GET', `${pathOf(id)}/explain${queryString({ messageId, version })}`);
}
