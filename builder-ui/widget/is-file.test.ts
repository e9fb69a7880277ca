import { describe, expect, it } from '@jest/globals';
import { isFile } from './is-file.ts';

describe('isFile', () => {
  it.each([
    ['a screenshot', ['Files']],
    ['a picture copied from a page', ['text/html', 'Files']],
    ['a file copied in a folder, with its name', ['text/plain', 'Files']],
  ])('is true of %s', (_what, types) => {
    expect(isFile(types)).toBe(true);
  });

  it.each([
    ['words', ['text/plain']],
    ['words of a page', ['text/plain', 'text/html']],
    ['words of an office program, with a picture of them', ['text/plain', 'text/html', 'text/rtf', 'Files']],
    ['nothing', []],
  ])('is false of %s', (_what, types) => {
    expect(isFile(types)).toBe(false);
  });
});
