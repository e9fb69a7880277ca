import { describe, expect, it } from '@jest/globals';
import { personCalled } from './person-called.ts';

describe('what a person is called', () => {
  it('is the first that is known of them, else words that tell them from the others', () => {
    expect(personCalled('v_gwkpf6pm', null, 'Ana', 'cn@x.de')).toBe('Ana');
    expect(personCalled('v_gwkpf6pm', null, ' ', 'cn@x.de')).toBe('cn@x.de');
    expect(personCalled('v_gwkpf6pm', null)).toBe('Visitor f6pm');
    expect(personCalled(null, null)).toBe('A person who was erased');
  });
});
