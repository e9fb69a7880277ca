/**
 * Reasons are kept with every run, so what they quote is short.
 * In: any value of a fact or a configuration. Out: the same, texts and lists cut. Never cuts a surrogate pair in two:
 * half of one cannot be stored.
 */
const quotedCharacters = 200;
const quotedItems = 20;

/**
 * @param text any text
 * @param maxCharacters the most UTF-16 units the answer has, the ellipsis included
 */
export function shortenText(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const end = maxCharacters - 1;
  const lastUnit = text.charCodeAt(end - 1);
  const splitsPair = lastUnit >= 0xd800 && lastUnit <= 0xdbff;
  return `${text.slice(0, splitsPair ? end - 1 : end)}…`;
}

/**
 * A value as a reason quotes it.
 * @param value text, number, yes/no, null, or a list of these
 */
export function shortenValue(value: unknown): unknown {
  if (typeof value === 'string') return shortenText(value, quotedCharacters);
  if (!Array.isArray(value)) return value;
  const items = value.slice(0, quotedItems).map(shortenValue);
  return value.length > quotedItems ? [...items, '…'] : items;
}
