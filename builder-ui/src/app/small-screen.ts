/** Where pages are laid out for a phone: the same width as in the style sheets. */
export const smallScreen = '(max-width: 47.99em)';

export function isSmallScreen(): boolean {
  return matchMedia(smallScreen).matches;
}
