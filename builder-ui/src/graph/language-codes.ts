import { languageName } from '../app/words/locale-names.ts';
import type { NamedCode } from './country-codes.ts';

/** Languages that browsers commonly ask for: the primary ones, and the regional ones that teams tell apart. */
const common = [
  ...['ar', 'bg', 'bn', 'bs', 'ca', 'cs', 'cy', 'da', 'de', 'el', 'en', 'es', 'et', 'eu', 'fa', 'fi', 'fil', 'fr', 'ga', 'gl'],
  ...['gu', 'he', 'hi', 'hr', 'hu', 'hy', 'id', 'is', 'it', 'ja', 'ka', 'kk', 'km', 'kn', 'ko', 'lt', 'lv', 'mk', 'ml', 'mn'],
  ...['mr', 'ms', 'mt', 'my', 'nb', 'ne', 'nl', 'nn', 'no', 'pa', 'pl', 'pt', 'ro', 'ru', 'si', 'sk', 'sl', 'sq', 'sr', 'sv'],
  ...['sw', 'ta', 'te', 'th', 'tr', 'uk', 'ur', 'uz', 'vi', 'zh', 'zu', 'af', 'am', 'az', 'be'],
  ...[
    'de-AT',
    'de-CH',
    'en-GB',
    'en-US',
    'es-ES',
    'es-MX',
    'fr-BE',
    'fr-CA',
    'fr-CH',
    'fr-FR',
    'it-IT',
    'nl-NL',
    'pl-PL',
    'sv-SE',
    'da-DK',
    'ja-JP',
    'ko-KR',
    'ru-RU',
    'tr-TR',
    'uk-UA',
    'nl-BE',
    'pt-BR',
    'pt-PT',
    'zh-CN',
    'zh-TW',
  ],
];

let languages: NamedCode[] | null = null;

/** The languages offered, with their names, sorted by name. Any other BCP 47 range can be written by hand. */
export function languageCodes(): NamedCode[] {
  languages ??= common.map((value) => ({ value, label: languageName(value) })).sort((a, b) => a.label.localeCompare(b.label));
  return languages;
}

/** Whether a text is a basic language range (RFC 4647, section 2.1), such as “fr” or “fr-CA”. */
export function isLanguageRange(text: string): boolean {
  return /^(?:[A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9]{1,8})*$/.test(text);
}
