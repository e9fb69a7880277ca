/** Channels: the usual ones offered, any other written. */
import { TagsInput } from '@mantine/core';
import type { FieldProps } from '@rjsf/utils';
import { fieldTexts } from './field-texts.ts';
import { textList } from '../../graph/text-list.ts';

const usualChannels = ['chat', 'api', 'email'];

export function ChannelsField(props: FieldProps) {
  const value = textList(props.formData);
  return (
    <TagsInput
      {...fieldTexts(props)}
      data={usualChannels}
      value={value}
      // No channel chosen means every channel: then the field is left out.
      onChange={(channels) => props.onChange(channels.length === 0 ? undefined : channels, props.fieldPathId.path)}
      placeholder={value.length === 0 ? 'Every channel' : undefined}
      disabled={props.readonly || props.disabled}
      clearable
    />
  );
}
