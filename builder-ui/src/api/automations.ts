/**
 * Automations: their drafts, versions and publishing, and what trying one on a message comes to. All of it as the API
 * answers; nothing is kept here but TanStack Query's cache. Changes that carry a `revision` are refused with an
 * `ApiError` of status 409 when somebody saved in between.
 */
import type { Automation, AutomationCreate, AutomationUpdate, AutomationVersion } from '@switchboard/shared/automation';
import type { Diagnostic, Graph } from '@switchboard/shared/graph';
import type { MessageInput } from '@switchboard/shared/message';
import type { AppliedCommand, PlannedEffect, SkippedEffect, Step } from '@switchboard/shared/run';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryString, request, requestAllPages } from './client.ts';

export const automationsKey = ['automations'] as const;
export const automationKey = (id: string) => ['automations', id] as const;

const pathOf = (id: string): string => `/automations/${encodeURIComponent(id)}`;

/** What a message would have come to: the way through the graph, and what would be done. */
export interface Simulation {
  matched: boolean;
  steps: Step[];
  commands: AppliedCommand[];
  effects: PlannedEffect[];
  skippedEffects?: SkippedEffect[];
}

/** What an automation made, or would have made, of a past message, from the facts kept with it. */
export interface Explanation {
  matched: boolean;
  version: number | 'draft';
  /** Whether that version was the one published when the message was accepted. */
  inForce: boolean;
  steps: Step[];
}

/** All automations, in the order in which they decide. */
export function useAutomations() {
  return useQuery({
    queryKey: automationsKey,
    queryFn: ({ signal }) => requestAllPages<Automation>('/automations?limit=200', signal),
  });
}

/** One automation with its draft. */
export function useAutomation(id: string) {
  return useQuery({
    queryKey: automationKey(id),
    queryFn: ({ signal }) => request<Automation>('GET', pathOf(id), undefined, { signal }),
  });
}

/** The published versions of an automation, newest first. */
export function useAutomationVersions(id: string, enabled = true) {
  return useQuery({
    queryKey: [...automationKey(id), 'versions'],
    enabled,
    queryFn: async ({ signal }) => {
      const versions = await requestAllPages<AutomationVersion>(`${pathOf(id)}/versions?limit=200`, signal);
      return versions.toSorted((a, b) => b.version - a.version);
    },
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
    mutationFn: (id: string) => request<void>('DELETE', pathOf(id)),
    onSuccess: () => queries.invalidateQueries({ queryKey: automationsKey, exact: true }),
  });
}

/** Pauses a published automation, or lets a paused one go on. */
export function usePauseAutomation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, paused }: { id: string; paused: boolean }) =>
      request<unknown>('POST', `${pathOf(id)}/${paused ? 'pause' : 'resume'}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: automationsKey }),
  });
}

/** Sets the order in which automations decide. */
export function useOrderAutomations() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) => request<unknown>('PUT', '/automations/order', { ids }),
    onSettled: () => queries.invalidateQueries({ queryKey: automationsKey, exact: true }),
  });
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
export function publishAutomation(id: string, revision: number): Promise<{ version: number }> {
  return request<{ version: number }>('POST', `${pathOf(id)}/publish`, { revision });
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
