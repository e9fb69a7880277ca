/** Chooses one of many, found by typing. */
import { Select, type SelectProps } from '@mantine/core';
import { useSearchedChoice } from './use-searched-choice.ts';

export function SearchedSelect(props: SelectProps) {
  return <Select searchable allowDeselect={false} {...props} {...useSearchedChoice(props)} />;
}
