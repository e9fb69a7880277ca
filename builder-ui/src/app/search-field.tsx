/** A field that searches as one types. */
import { CloseButton, type MantineSpacing, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

const quietMs = 250;

interface SearchFieldProps {
  label: string;
  /** What is searched for. */
  value: string;
  onSearch: (words: string) => void;
  w?: number;
  mb?: MantineSpacing;
}

/** Searches when nobody has typed for a moment, and not for spaces. */
export function SearchField({ label, value, onSearch, w, mb }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [before, setBefore] = useState(value);
  if (value !== before) {
    setBefore(value);
    // Taken away elsewhere, such as by “Show all conversations”.
    if (value === '') setTyped('');
  }
  const searchSoon = useDebouncedCallback(onSearch, quietMs);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder="Search"
      size="xs"
      w={w}
      mb={mb}
      maxLength={200}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <CloseButton
            size="xs"
            aria-label="Clear the search"
            onClick={() => {
              setTyped('');
              // In its turn too: what was typed a moment before would be searched for after it.
              searchSoon('');
            }}
          />
        )
      }
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        searchSoon(event.currentTarget.value.trim());
      }}
    />
  );
}
