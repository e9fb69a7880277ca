/**
 * The origins that somebody writes into a field, one a line, or reads in a list. What stays true: what is taken here the server takes too, and a
 * fault says which line it is about and what to write instead.
 */

/** Origins as written, without empty lines. */
export function originsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((line) => line !== '');
}

/** What is wrong with the origins written, in a sentence; null when nothing is. */
export function originsFault(text: string): string | null {
  const origins = originsIn(text);
  if (origins.length === 0) return 'Enter where the chat may stand, such as https://shop.example';
  for (const origin of origins) {
    const fault = originFault(origin);
    if (fault !== null) return `“${origin}” ${fault}`;
  }
  return null;
}

function originFault(origin: string): string | null {
  if (origin.includes('*')) return 'stands for many sites: name each by itself';
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    const guess = `https://${origin}`;
    const isHost = !origin.includes('://') && URL.canParse(guess) && new URL(guess).pathname === '/';
    return `is not the address of a site: write ${isHost ? guess : 'it like https://shop.example'}`;
  }
  const more = url.username + url.password + url.search + url.hash;
  return more === '' && url.pathname === '/' ? null : `names more than a site: write ${url.origin}`;
}

/** The parts of an origin between which a line may break: after the scheme, before a dot and before the port. */
export function originParts(origin: string): string[] {
  return origin.split(/(?<=:\/\/)|(?=\.|:\d)/);
}
