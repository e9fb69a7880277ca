/**
 * What a person is called, wherever they are named.
 * @param id theirs; null for somebody who was erased
 * @param name what is known of them, the best first: name, the name given in the chat, e-mail
 */
export function personCalled(id: string | null, ...names: (string | null)[]): string {
  const known = names.find((name) => name !== null && name.trim() !== '');
  if (known) return known.trim();
  return id === null ? 'A person who was erased' : `Visitor ${id.slice(-4)}`;
}
