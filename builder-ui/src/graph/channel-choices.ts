/** The channels to choose from: those that the product knows, those chosen already, and any other as it is written. */
import { channelNames } from '@switchboard/shared/channels';
import { channelPattern } from '@switchboard/shared/limits';
import type { NamedCode } from './country-codes.ts';
import { plainText } from './find-codes.ts';

const allowed = new RegExp(channelPattern);

/**
 * @param chosen what is chosen now, known or not
 * @param typed what is being searched for
 */
export function channelChoices(chosen: readonly string[], typed: string): NamedCode[] {
  const known = [...channelNames].map(([value, label]) => ({ value, label }));
  const others = [...new Set(chosen)].filter((value) => !channelNames.has(value));
  // In quotes, as sentences have it: “chat” is not the Chat.
  const choices = [...known, ...others.map((value) => ({ value, label: `“${value}”` }))];
  const written = typed.trim();
  if (!allowed.test(written) || choices.some(({ value }) => value === written)) return choices;
  return [...choices, { value: written, label: `“${written}” as written` }];
}

/** The `filter` of a chooser of channels: found by what people call them and by what programs do. */
export function findChannels<Option extends object>({ options, search }: { options: Option[]; search: string }): Option[] {
  const sought = plainText(search);
  return options.filter(
    (option) => 'value' in option && 'label' in option && plainText(`${option.label} ${option.value}`).includes(sought),
  );
}
