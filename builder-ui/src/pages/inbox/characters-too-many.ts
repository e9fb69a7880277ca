/** How much a text is too long, as the server counts: a sign outside the basic plane, such as 😀, is one character. Pure. */

/** @returns 0 for a text that is not too long */
export function charactersTooMany(text: string, most: number): number {
  return text.length <= most ? 0 : Math.max(0, [...text].length - most);
}

/** “3 characters too many: 20,000 are the most.” */
export function tooManyWords(count: number, most: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'character' : 'characters'} too many: ${most.toLocaleString()} are the most.`;
}
