import { describe, expect, it } from '@jest/globals';
import { messageAfterName } from './message-without-label.ts';

describe('messageAfterName', () => {
  it('goes on from the name of its node', () => {
    expect(messageAfterName('“Country” leads nowhere: connect it.', 'Country')).toBe('leads nowhere: connect it.');
    expect(messageAfterName('Country: “Countries” is required.', 'Country')).toBe('“Countries” is required.');
  });

  it('names the field that is called as its node is', () => {
    expect(messageAfterName('Condition: “Condition” is required.', 'Condition')).toBe('“Condition” is required.');
  });

  it('leaves what does not begin with the name', () => {
    expect(messageAfterName('Two nodes have the id “a”.', 'Country')).toBe('Two nodes have the id “a”.');
  });
});
