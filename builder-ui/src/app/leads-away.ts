/** A plain click on a link within the product, to another page than this one. */
export function leadsAway(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const isOwn = link.origin === location.origin && link.target !== '_blank' && !link.hasAttribute('download');
  return isPlain && isOwn && link.pathname !== location.pathname;
}
