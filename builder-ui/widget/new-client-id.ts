/** 128 random bits for a message. `crypto.randomUUID` is there on https alone; sites on plain http have `getRandomValues`. */
export function newClientId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
