/**
 * Templates of mails: checked when a graph is compiled, parsed once per plan, rendered per recipient.
 * In: Liquid source, and a scope of plain data. Out: text. What a template can reach is `message`, `person`,
 * `conversation`, `agent`, `link` and `now`; own properties only.
 */
import type { AgentFacts, ConversationFacts, MessageFacts, PersonFacts } from '@switchboard/shared/facts';
import { limits } from '@switchboard/shared/limits';
import type { Template } from 'liquidjs';
import { liquid } from './liquid.ts';
import { templateFault } from './template-fault.ts';

export type ParsedTemplate = Template[];

export interface TemplateScope {
  message: MessageFacts;
  person: PersonFacts;
  conversation: ConversationFacts;
  /** Who the mail goes to; of what is written into the conversation, who has it, null when nobody does. */
  agent: AgentFacts | null;
  /** Address of the conversation in the builder. */
  link: string;
  /** ISO 8601: the time deciding counts with. */
  now: string;
}

/**
 * @param source Liquid
 * @throws Error when the source is not well formed; `checkTemplate` tells this as a value
 */
export function parseTemplate(source: string): ParsedTemplate {
  return liquid.parse(source);
}

/**
 * @param source Liquid
 * @returns what is wrong with it, as a sentence, or null
 */
export function checkTemplate(source: string): string | null {
  const parsed = tryParseTemplate(source);
  return typeof parsed === 'string' ? parsed : null;
}

/**
 * @param source Liquid
 * @returns the parsed template, or what is wrong with it as a sentence
 */
export function tryParseTemplate(source: string): ParsedTemplate | string {
  try {
    return parseTemplate(source);
  } catch (error) {
    return templateFault(error);
  }
}

/**
 * @param template a parsed template, or its source
 * @param scope what it may use
 * @returns the text, at most `limits.renderedTemplateCharacters` long
 * @throws Error with a sentence for people when the template fails or grows over the limits
 */
export function renderText(template: ParsedTemplate | string, scope: TemplateScope): string {
  const parsed = typeof template === 'string' ? parseTemplate(template) : template;
  let text: string;
  try {
    text = String(liquid.renderSync(parsed, scope));
  } catch (error) {
    throw new Error(templateFault(error), { cause: error });
  }
  if (text.length > limits.renderedTemplateCharacters) {
    throw new Error(`The template became longer than ${limits.renderedTemplateCharacters} characters.`);
  }
  return text;
}
