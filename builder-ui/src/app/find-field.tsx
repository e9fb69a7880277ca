/** Narrows a list that is all there by what one types; shown where a list is too long to be read. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';

interface FindFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
}

export function FindField({ label, placeholder, value, onChange }: FindFieldProps) {
  return (
    <TextInput
      size="xs"
      type="search"
      mb="sm"
      maw={360}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Whether all words of a search are in a text, in any case. */
export function holdsWords(text: string, search: string): boolean {
  const folded = text.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
