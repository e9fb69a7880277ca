/** Assignment rules in their order, and whom one would catch now. Read whole: there are at most some hundreds. */
import type {
  AssignmentRule,
  AssignmentRuleCreate,
  AssignmentRulePreview,
  AssignmentRulePreviewRequest,
  AssignmentRuleUpdate,
  RuleExplanation,
} from '@switchboard/shared/assignment-rule';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request, requestAllPages } from './client.ts';
import { segmentsKey } from './segments.ts';

export const assignmentRulesKey = ['assignment-rules'] as const;
const listKey = [...assignmentRulesKey, 'list'] as const;
const pathOf = (id: string): string => `/assignment-rules/${encodeURIComponent(id)}`;

/** All rules, in the order in which they are asked. */
export function useAssignmentRules() {
  return useQuery({
    queryKey: listKey,
    queryFn: ({ signal }) => requestAllPages<AssignmentRule>('/assignment-rules?limit=200', signal),
  });
}

/**
 * Whom a rule would catch now; the former answer stays until the next has come.
 * @param question null while no segment is chosen: then nothing is asked
 */
export function useAssignmentRulePreview(question: AssignmentRulePreviewRequest | null) {
  return useQuery({
    queryKey: [...assignmentRulesKey, 'preview', question],
    enabled: question !== null,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => request<AssignmentRulePreview>('POST', '/assignment-rules/preview', question, { signal }),
  });
}

/** What each rule made of a past message, in order. */
export function useRuleExplanations(messageId: string) {
  return useQuery({
    queryKey: [...assignmentRulesKey, 'explain', messageId],
    retry: false,
    queryFn: async ({ signal }) => {
      const path = `/assignment-rules/explain?messageId=${encodeURIComponent(messageId)}`;
      return (await request<{ items: RuleExplanation[] }>('GET', path, undefined, { signal })).items;
    },
  });
}

/** Reads again what tells of rules: themselves, and the segments that say what uses them. */
function useRefreshRules() {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: assignmentRulesKey });
    await queries.invalidateQueries({ queryKey: segmentsKey });
  };
}

/** Creates a rule when `id` is null, else changes that one. */
export function useSaveAssignmentRule() {
  const refresh = useRefreshRules();
  return useMutation({
    mutationFn: ({ id, rule }: { id: string | null; rule: AssignmentRuleCreate | AssignmentRuleUpdate }) =>
      id === null ? request<AssignmentRule>('POST', '/assignment-rules', rule) : request<AssignmentRule>('PUT', pathOf(id), rule),
    onSuccess: refresh,
  });
}

export function useDeleteAssignmentRule() {
  const refresh = useRefreshRules();
  return useMutation({ mutationFn: (id: string) => request<void>('DELETE', pathOf(id)), onSuccess: refresh });
}

/** Sets the order: shown at once, and as it was when the server refuses. */
export function useOrderAssignmentRules() {
  const queries = useQueryClient();
  const mutationKey = [...assignmentRulesKey, 'order'];
  return useMutation({
    mutationKey,
    // One after the other, as they were made.
    scope: { id: mutationKey.join() },
    mutationFn: (ids: string[]) => request<{ ids: string[] }>('PUT', '/assignment-rules/order', { ids }),
    onMutate: async (ids) => {
      await queries.cancelQueries({ queryKey: listKey });
      const before = queries.getQueryData<AssignmentRule[]>(listKey);
      const byId = new Map((before ?? []).map((rule) => [rule.id, rule]));
      queries.setQueryData(
        listKey,
        ids.flatMap((id) => byId.get(id) ?? []),
      );
      return { before };
    },
    onError: (_error, _ids, context) => queries.setQueryData(listKey, context?.before),
    // The last one alone reads again: what is read between two would show an order that is not wanted any more.
    onSettled: () =>
      queries.isMutating({ mutationKey }) > 1 ? undefined : queries.invalidateQueries({ queryKey: assignmentRulesKey }),
  });
}
