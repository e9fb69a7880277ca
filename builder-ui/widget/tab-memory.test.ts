import { describe, expect, it, jest } from '@jest/globals';
import { memoryStorage } from '../src/app/memory-storage.ts';
import { createTabMemory } from './tab-memory.ts';

describe('createTabMemory', () => {
  it('keeps what is half written and whether the chat was open, and forgets both', () => {
    const shelf = memoryStorage();
    const before = createTabMemory(() => shelf, 'shop');
    before.rememberDraft('Where is');
    before.rememberOpen(true);
    const after = createTabMemory(() => shelf, 'shop');
    expect([after.recallDraft(), after.wasOpen()]).toEqual(['Where is', true]);
    after.rememberDraft('');
    after.rememberOpen(false);
    expect([after.recallDraft(), after.wasOpen(), shelf.length]).toEqual(['', false, 0]);
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
