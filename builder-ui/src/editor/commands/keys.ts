/**
 * Keys as text: `mod+shift+z`, `alt+a`, `Delete`, `?`. `mod` is Ctrl or ⌘. In goes such a text; out comes whether a key
 * press is it, and how it is written for the reader.
 */

/** What is read of a `KeyboardEvent`. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

interface Keys {
  mod: boolean;
  shift: boolean;
  alt: boolean;
  key: string;
}

function readKeys(keys: string): Keys {
  const parts = keys.split('+');
  const key = parts.pop() || '+';
  return { mod: parts.includes('mod'), shift: parts.includes('shift'), alt: parts.includes('alt'), key };
}

export function matchesKeys(press: KeyPress, keys: string): boolean {
  const { mod, shift, alt, key } = readKeys(keys);
  if ((press.ctrlKey || press.metaKey) !== mod || press.altKey !== alt) return false;
  // A sign such as “?” is typed with shift on one keyboard and without on another: the sign itself is asked for.
  if (!isLetterOrDigit(key) && key.length === 1) return press.key === key;
  if (press.shiftKey !== shift) return false;
  if (press.key.toLowerCase() === key.toLowerCase()) return true;
  // With Alt or Shift the key may give another sign: then the place on the keyboard counts.
  return (alt || shift) && (press.code === `Key${key.toUpperCase()}` || press.code === `Digit${key}`);
}

function isLetterOrDigit(key: string): boolean {
  return /^[a-z0-9]$/i.test(key);
}

const shownNames: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  ' ': 'Space',
};

/** As it stands beside a command: “Ctrl+Shift+Z”, and “⇧⌘Z” on a Mac. */
export function keyWords(keys: string, isMac: boolean): string {
  const { mod, shift, alt, key } = readKeys(keys);
  const name = shownNames[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (isMac) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`;
  return [mod ? 'Ctrl' : null, alt ? 'Alt' : null, shift ? 'Shift' : null, name].filter((part) => part !== null).join('+');
}

/** The same for `aria-keyshortcuts`. */
export function ariaKeys(keys: string, isMac: boolean): string {
  const { mod, shift, alt, key } = readKeys(keys);
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key;
  return [mod ? (isMac ? 'Meta' : 'Control') : null, alt ? 'Alt' : null, shift ? 'Shift' : null, name]
    .filter((part) => part !== null)
    .join('+');
}

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
