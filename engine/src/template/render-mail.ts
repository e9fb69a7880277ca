/**
 * A mail to an agent, from the templates of its node.
 * In: parsed templates and the scope. Out: a one-line subject, plain text, and HTML that says the same: the visitor's
 * message first, who and where they are, and one button to the conversation. HTML is escaped text in a frame that
 * needs no images, fits 600 px and a telephone, and leaves light and dark to the reader's program.
 */
import { channelName } from '@switchboard/shared/channels';
import { countryName, languageName } from './display-name.ts';
import { mailFrame } from './mail-frame.ts';
import { plainLines, subjectLine } from './plain-text.ts';
import { type ParsedTemplate, renderText, type TemplateScope } from './render-template.ts';

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/**
 * @param templates subject and body, parsed or as source
 * @param scope what the templates may use
 * @throws Error with a sentence for people when a template fails
 */
export function renderMail(
  templates: { subject: ParsedTemplate | string; body: ParsedTemplate | string },
  scope: TemplateScope,
): RenderedMail {
  const subject = subjectLine(renderText(templates.subject, scope)) || 'New message';
  const body = plainLines(renderText(templates.body, scope));
  const message = plainLines(scope.message.text);
  // The message always comes first, and only once when the body quotes it itself.
  const paragraphs = body.includes(message) ? [body] : [message, body].filter((paragraph) => paragraph !== '');
  const from = senderLines(scope);
  return {
    subject,
    text: `${[...paragraphs, from.join('\n'), `Open conversation: ${scope.link}`].join('\n\n')}\n`,
    html: mailFrame({ subject, paragraphs, footnotes: from, button: { label: 'Open conversation', href: scope.link } }),
  };
}

/** Who wrote, and where they are; what is unknown is left out. */
function senderLines({ person, message }: TemplateScope): string[] {
  const address = person.email === null ? '' : person.name === null ? person.email : ` <${person.email}>`;
  const who = `${person.name ?? ''}${address}` || 'A visitor without a name';
  const where = [
    message.country === null ? null : countryName(message.country),
    message.language === null ? null : languageName(message.language),
    `by ${channelName(message.channel)}`,
  ];
  const lines = [`From ${who}`, where.filter((part) => part !== null).join(' · ')];
  if (message.context.url !== undefined) lines.push(message.context.url);
  return lines.map(subjectLine);
}
