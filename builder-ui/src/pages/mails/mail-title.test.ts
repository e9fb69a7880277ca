import { describe, expect, it } from '@jest/globals';
import { mailTitle } from './mail-title.ts';

describe('a mail in the list', () => {
  it('is called by its subject', () => {
    expect(mailTitle({ subject: 'Ana wrote' })).toBe('Ana wrote');
  });
  it('says that it was erased, when it was', () => {
    expect(mailTitle({ subject: '' })).toBe('Erased with the person');
  });
});
