/** Channels, by what people call them; any other can be written. */
import type { FieldProps } from '@rjsf/utils';
import { SearchedMultiSelect } from '../../app/searched-multi-select.tsx';
import { useChannelChoices } from '../../app/use-channel-choices.ts';
import { textList } from '../../graph/text-list.ts';
import { fieldTexts } from './field-texts.tsx';

export function ChannelsField(props: FieldProps) {
  const value = textList(props.formData);
  const choices = useChannelChoices(value);
  return (
    <SearchedMultiSelect
      {...fieldTexts(props)}
      {...choices}
      value={value}
      // No channel chosen means every channel: then the field is left out.
      onChange={(channels) => props.onChange(channels.length === 0 ? undefined : channels, props.fieldPathId.path)}
      placeholder={value.length === 0 ? 'Every channel' : undefined}
      disabled={props.readonly || props.disabled}
      clearable
    />
  );
}
