/**
 * The prefixes of a language tag by subtag, itself included: what RFC 4647 basic filtering matches it with.
 * @param tag BCP 47, folded
 */
export function prefixes(tag: string): string[] {
  const found = [tag];
  for (let end = tag.lastIndexOf('-'); end > 0; end = tag.lastIndexOf('-', end - 1)) found.push(tag.slice(0, end));
  return found;
}
