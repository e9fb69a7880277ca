import { describe, expect, it } from '@jest/globals';
import { channelChoices, findChannels } from './channel-choices.ts';

const known = [
  { value: 'widget', label: 'Chat' },
  { value: 'api', label: 'API' },
];

describe('the channels offered', () => {
  it('are those that messages come in by, in words people know', () => {
    expect(channelChoices([], '')).toEqual(known);
  });

  it('keep what was chosen before, in quotes', () => {
    expect(channelChoices(['chat', 'api'], '')).toEqual([...known, { value: 'chat', label: '“chat”' }]);
  });

  it('have any other as it is written, after those it may stand for', () => {
    const choices = channelChoices([], ' chat ');
    expect(choices).toEqual([...known, { value: 'chat', label: '“chat” as written' }]);
    expect(findChannels({ options: choices, search: 'chat' }).map(({ value }) => value)).toEqual(['widget', 'chat']);
    expect(channelChoices([], 'two words')).toEqual(known);
  });

  it('are found by the name that programs give them, which is then not offered twice', () => {
    const choices = channelChoices([], 'widget');
    expect(findChannels({ options: choices, search: 'widget' })).toEqual([known[0]]);
  });
});
