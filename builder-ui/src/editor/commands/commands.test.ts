import { describe, expect, it } from '@jest/globals';
import { commandGroups } from './command.ts';
import { editorCommands } from './commands.ts';

describe('the table of commands', () => {
  it('has every id and every key once', () => {
    const ids = editorCommands.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const keys = editorCommands.flatMap((command) => command.keys);
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  });

  it('lets single characters count only on what has the focus', () => {
    const typed = editorCommands.filter(({ keys }) => keys.some((key) => /^(shift\+)?.$/.test(key)));
    expect(typed.filter(({ where }) => where === 'editor').map(({ id }) => id)).toEqual([]);
  });

  it('shows every command under a heading that menus have', () => {
    expect(editorCommands.filter(({ group }) => !commandGroups.includes(group))).toEqual([]);
  });
});
