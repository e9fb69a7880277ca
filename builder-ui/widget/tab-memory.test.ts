import { describe, expect, it, jest } from '@jest/globals';
import { createTabMemory } from './tab-memory.ts';

function aShelf() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

describe('createTabMemory', () => {
  it('keeps what is half written and whether the chat was open, and forgets both', () => {
    const shelf = aShelf();
    const before = createTabMemory(() => shelf, 'shop');
    before.rememberDraft('Where is');
    before.rememberOpen(true);
    const after = createTabMemory(() => shelf, 'shop');
    expect([after.recallDraft(), after.wasOpen()]).toEqual(['Where is', true]);
    after.rememberDraft('');
    after.rememberOpen(false);
    expect([after.recallDraft(), after.wasOpen(), shelf.kept.size]).toEqual(['', false, 0]);
  });

  it('is empty and closed where a browser keeps nothing', () => {
    const said = jest.spyOn(console, 'info').mockImplementation(() => undefined);
    const memory = createTabMemory(() => {
      throw new Error('denied');
    }, 'shop');
    memory.rememberDraft('lost');
    expect([memory.recallDraft(), memory.wasOpen(), said.mock.calls.length]).toEqual(['', false, 1]);
    said.mockRestore();
  });
});
