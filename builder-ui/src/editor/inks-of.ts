/** The style's colours, as a drawing surface understands them: of elements that say which ink they are. */
export function inksOf<Ink extends string>(palette: HTMLElement, inks: readonly Ink[]): Record<Ink, string> {
  const colors = new Map([...palette.children].map((ink) => [ink.getAttribute('data-ink'), getComputedStyle(ink).color]));
  return Object.fromEntries(inks.map((ink) => [ink, colors.get(ink) ?? ''])) as Record<Ink, string>;
}
