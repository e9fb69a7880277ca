/** Chooses the columns of the list; the choice is kept in this browser. */
import { Button, Checkbox, Popover, ScrollArea, Stack, Text } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { PeopleColumn } from './people-columns.tsx';

interface ColumnMenuProps {
  choices: PeopleColumn[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

export function ColumnMenu({ choices, chosen, onChange }: ColumnMenuProps) {
  return (
    <Popover position="bottom-end" width={240} shadow="md" trapFocus withinPortal={false}>
      <Popover.Target>
        <Button variant="default" size="xs" leftSection={<IconColumns3 size={14} aria-hidden />} visibleFrom="sm">
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns">
        <Checkbox.Group
          label={
            <Text span size="xs" c="dimmed">
              Shown beside the name
            </Text>
          }
          value={[...chosen]}
          onChange={(ids) => onChange(choices.map(({ id }) => id).filter((id) => ids.includes(id)))}
        >
          <ScrollArea.Autosize mah={320} mt={8} type="auto">
            <Stack gap={8}>
              {choices.map(({ id, name }) => (
                <Checkbox key={id} size="xs" value={id} label={name} />
              ))}
            </Stack>
          </ScrollArea.Autosize>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
