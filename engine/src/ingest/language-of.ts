import { languagePattern } from '@switchboard/shared/limits';
import type { MessageContext } from '@switchboard/shared/message';
import Negotiator from 'negotiator';

const tagPattern = new RegExp(languagePattern);

function toTag(text: string): string | null {
  const tag = text.trim().replaceAll('_', '-');
  return tagPattern.test(tag) ? tag : null;
}

/**
 * The language a message's author reads: `browserLanguage`, else the best of `acceptLanguage` (RFC 9110, section 12.5.4).
 * @returns a BCP 47 tag as it was given, or null when neither says
 */
export function languageOf(context: MessageContext | undefined): string | null {
  if (context === undefined) return null;
  if (context.browserLanguage !== undefined) {
    const tag = toTag(context.browserLanguage);
    if (tag !== null) return tag;
  }
  if (context.acceptLanguage === undefined) return null;
  const negotiator = new Negotiator({ headers: { 'accept-language': context.acceptLanguage } });
  for (const language of negotiator.languages()) {
    const tag = language === '*' ? null : toTag(language);
    if (tag !== null) return tag;
  }
  return null;
}
