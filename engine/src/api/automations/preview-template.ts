/**
 * Templates as they would read, for whoever writes them. In: their source, whom they are about and whom they go to.
 * Out: the mail as it would be sent, or the text, and what is wrong with which of them. What stays true: the very engine
 * and frame that mails are made with, within their limits; nothing is stored or sent; without a person, or where one
 * has not written yet, the facts of the node types' examples stand in.
 */
import type { StandInReason, TemplatePreview } from '@switchboard/shared/template-preview';
import type { AgentFacts, ConversationFacts, Directory } from '@switchboard/shared/facts';
import type { MailRecipient } from '@switchboard/shared/node-type';
import { exampleDirectory, exampleFacts } from '../../nodes/example-facts.ts';
import type { Sql } from '../../record/database.ts';
import { messageFactsOf } from '../../record/event-facts.ts';
import { loadDirectory } from '../../record/load-configuration.ts';
import { linkTo } from '../../run/mail-to.ts';
import { plainLines } from '../../template/plain-text.ts';
import { renderMail } from '../../template/render-mail.ts';
import { checkTemplate, renderText, type TemplateScope } from '../../template/render-template.ts';
import { noSuchPerson } from '../people/change-people.ts';
import { personFactsOf } from '../people/find-people.ts';
import { findPerson } from '../people/people.sql.ts';
import type { Principal } from '../principal.ts';
import { readNewestMessage } from './preview-scope.sql.ts';
import { readConversationFacts } from './simulated-facts.sql.ts';

export interface PreviewInput {
  /** With a subject it is a mail; without one only the text is rendered. */
  subject?: string;
  body: string;
  personId?: string;
  to?: MailRecipient;
  /** ISO 8601. */
  now: string;
  publicUrl: string;
}

/** @throws SwitchboardError `not-found` when there is no person with that id */
export async function previewTemplate(sql: Sql, principal: Principal, input: PreviewInput): Promise<TemplatePreview> {
  const directory = await loadDirectory(sql);
  const scope = await scopeOf(sql, directory, principal, input);
  const { subject, body } = input;
  const faults = [...faultOf('/subject', subject, scope), ...faultOf('/body', body, scope)];
  if (faults.length > 0) return { mail: null, text: null, faults };
  const { agent } = scope;
  const recipient = recipientOf(input.to, scope.conversation, directory);
  if (subject === undefined || agent === null) return { mail: null, text: plainLines(renderText(body, scope)), faults };
  return {
    mail: {
      toName: agent.name,
      toEmail: agent.email,
      standIn: typeof recipient === 'string' ? recipient : null,
      ...renderMail({ subject, body }, { ...scope, agent }),
    },
    text: null,
    faults,
  };
}

/** What is wrong with a template, by itself or when it meets the facts; at most one thing. */
function faultOf(
  pointer: '/subject' | '/body',
  source: string | undefined,
  scope: TemplateScope,
): { pointer: '/subject' | '/body'; detail: string }[] {
  if (source === undefined) return [];
  const malformed = checkTemplate(source);
  if (malformed !== null) return [{ pointer, detail: malformed }];
  try {
    renderText(source, scope);
    return [];
  } catch (error) {
    // What `renderText` throws is written for people; see there.
    return [{ pointer, detail: error instanceof Error ? error.message : 'The template could not be rendered.' }];
  }
}

async function scopeOf(
  sql: Sql,
  directory: Directory,
  principal: Principal,
  { subject, personId, to, now, publicUrl }: PreviewInput,
): Promise<TemplateScope> {
  let { person, message, conversation } = exampleFacts;
  if (personId !== undefined) {
    const row = await findPerson(sql, personId);
    if (row === null) throw noSuchPerson();
    person = personFactsOf(row);
    const event = await readNewestMessage(sql, principal, row.key);
    if (event === null) message = { ...message, country: person.country, language: person.language };
    else {
      message = messageFactsOf(event, event.payload.language ?? person.language);
      conversation = (await readConversationFacts(sql, event.conversation_id)) ?? conversation;
    }
  }
  // What is written into the conversation knows who has it; a mail whom it goes to.
  const agent = subject === undefined ? assigneeOf(conversation, directory) : readerOf(to, conversation, directory, principal);
  return { message, person, conversation, agent, link: linkTo(publicUrl, conversation.id), now };
}

function assigneeOf({ assigneeId }: ConversationFacts, { agents }: Directory): AgentFacts | null {
  return agents.get(assigneeId ?? '') ?? null;
}

/** Whom the mail goes to, of a group its first member; or why that is nobody yet. */
function recipientOf(
  to: MailRecipient | undefined,
  conversation: ConversationFacts,
  directory: Directory,
): AgentFacts | StandInReason {
  const { agents, groups } = directory;
  if (to === undefined) return 'not-chosen';
  if (to.kind === 'assignee') return assigneeOf(conversation, directory) ?? 'not-assigned';
  if (to.kind === 'agent') return agents.get(to.agentId) ?? 'agent-gone';
  const group = groups.get(to.groupId);
  if (group === undefined) return 'group-gone';
  return group.agentIds.map((id) => agents.get(id)).find((agent) => agent !== undefined) ?? 'group-empty';
}

/** Whom the mail reads as written to: where nobody is known yet, who asks. */
function readerOf(
  to: MailRecipient | undefined,
  conversation: ConversationFacts,
  directory: Directory,
  principal: Principal,
): AgentFacts {
  const recipient = recipientOf(to, conversation, directory);
  if (typeof recipient !== 'string') return recipient;
  const { agents } = directory;
  return agents.get(principal.id) ?? [...agents.values()][0] ?? exampleDirectory.agents.get('a-1')!;
}
