import { describe, expect, it } from '@jest/globals';
import { nearestName } from './nearest-name.ts';

const names = ['name', 'email', 'country', 'language', 'id', 'if', 'for'];

describe('nearestName', () => {
  it.each([
    ['nme', 'name'],
    ['naem', 'name'],
    ['Name', 'name'],
    ['e_mail', 'email'],
    ['contry', 'country'],
    ['langauge', 'language'],
    ['fi', 'if'],
    ['fro', 'for'],
  ])('takes %s for %s', (written, meant) => {
    expect(nearestName(written, names)).toBe(meant);
  });

  it.each(['plan', 'x', 'colour', ''])('takes %j for none of them', (written) => {
    expect(nearestName(written, names)).toBeNull();
  });
});
