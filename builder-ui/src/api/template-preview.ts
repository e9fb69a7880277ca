/** Templates as they would read about a person, rendered by the server with the engine of the mails. */
import type { TemplatePreview } from '@switchboard/shared/template-preview';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from './client.ts';

export interface TemplatePreviewInput {
  /** With a subject the answer is a mail, else a text. */
  subject?: string;
  body: string;
  personId?: string;
  to?: { kind: 'agent'; agentId: string } | { kind: 'assignee' } | { kind: 'group'; groupId: string };
}

/** How the templates read; while others are rendered, the ones before stay. Null asks for nothing. */
export function useTemplatePreview(input: TemplatePreviewInput | null) {
  return useQuery({
    queryKey: ['template-preview', input],
    enabled: input !== null,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    queryFn: ({ signal }) => request<TemplatePreview>('POST', '/automations/preview-template', input, { signal }),
  });
}
