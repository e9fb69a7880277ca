import { describe, expect, it } from '@jest/globals';
import { ariaKeys, keyWords, matchesKeys } from './keys.ts';

const press = (key: string, held: Partial<Parameters<typeof matchesKeys>[0]> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('matchesKeys', () => {
  it('takes Ctrl and ⌘ alike', () => {
    expect(matchesKeys(press('z', { ctrlKey: true }), 'mod+z')).toBe(true);
    expect(matchesKeys(press('z', { metaKey: true }), 'mod+z')).toBe(true);
    expect(matchesKeys(press('z'), 'mod+z')).toBe(false);
  });

  it('tells undo from redo by Shift', () => {
    expect(matchesKeys(press('Z', { ctrlKey: true, shiftKey: true }), 'mod+z')).toBe(false);
    expect(matchesKeys(press('Z', { ctrlKey: true, shiftKey: true }), 'mod+shift+z')).toBe(true);
  });

  it('goes by the place of a key that gives another sign with Alt or Shift', () => {
    expect(matchesKeys(press('å', { code: 'KeyA', altKey: true }), 'alt+a')).toBe(true);
    expect(matchesKeys(press('!', { code: 'Digit1', shiftKey: true }), 'shift+1')).toBe(true);
  });

  it('asks for a sign, however it is typed', () => {
    expect(matchesKeys(press('?', { shiftKey: true }), '?')).toBe(true);
    expect(matchesKeys(press('?'), '?')).toBe(true);
  });
});

describe('keyWords', () => {
  it('writes keys as each system does', () => {
    expect(keyWords('mod+shift+z', false)).toBe('Ctrl+Shift+Z');
    expect(keyWords('mod+shift+z', true)).toBe('⇧⌘Z');
    expect(keyWords('Delete', false)).toBe('Del');
    expect(ariaKeys('mod+c', false)).toBe('Control+C');
  });
});
