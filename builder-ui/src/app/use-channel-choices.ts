/** What a chooser of channels takes besides its value: the channels there are, and any other as it is written. */
import { useState } from 'react';
import { channelChoices, findChannels } from '../graph/channel-choices.ts';

export function useChannelChoices(chosen: readonly string[]) {
  const [searchValue, onSearchChange] = useState('');
  return { data: channelChoices(chosen, searchValue), filter: findChannels, searchValue, onSearchChange };
}
