/** Whether every word sought is found in a text, whatever the case. */
export function matchesWords(text: string, sought: string): boolean {
  const words = text.toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
