import { describe, expect, it } from '@jest/globals';
import { missingTypeWords } from './missing-type-words.ts';

describe('missingTypeWords', () => {
  const known = [{ type: 'country', title: 'Country' }];

  it('says of a version that is not installed that the version is missing', () => {
    expect(missingTypeWords({ type: 'country', version: 9 }, known)).toBe('Version 9 of “Country” is not installed here.');
  });

  it('says of a type that is in no version installed that there is none', () => {
    expect(missingTypeWords({ type: 'is-loud', version: 1 }, known)).toBe('There is no node type “is-loud” here.');
  });
});
