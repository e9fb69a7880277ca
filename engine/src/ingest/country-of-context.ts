import type { MessageContext } from '@switchboard/shared/message';
import type { CountryOf } from './country-of-ip.ts';

/**
 * What proxies and libraries say where they do not know the country: codes that ISO 3166-1 leaves to its users, of which
 * Unicode CLDR gives ZZ that meaning.
 */
const unknown = new Set(['XX', 'ZZ']);

/**
 * Where a message was written: `country`, else the country of `ip`.
 * @returns ISO 3166-1 alpha-2 in upper case, or null when neither says
 */
export function countryOfContext(context: MessageContext | undefined, countryOf: CountryOf): string | null {
  const said = context?.country?.toUpperCase();
  return said === undefined || unknown.has(said) ? countryOf(context?.ip) : said;
}
