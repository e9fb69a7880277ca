/** Chooses several of many, found by typing; what is chosen is offered no more. */
import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useSearchedChoice } from './use-searched-choice.ts';

export function SearchedMultiSelect(props: MultiSelectProps) {
  return <MultiSelect searchable hidePickedOptions {...props} {...useSearchedChoice(props)} />;
}
