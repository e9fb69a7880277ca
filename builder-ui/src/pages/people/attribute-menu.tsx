/** What can be done with an attribute of a person: take it away, or say what it holds for everybody. */
import { ActionIcon, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type AttributeDefinition, type AttributeType, attributeTypes } from '@switchboard/shared/person';
import { IconCheck, IconDots, IconX } from '@tabler/icons-react';
import { useDefineAttribute } from '../../api/people.ts';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { attributeTypeNames, typeChangeWords } from './attribute-types.ts';

interface AttributeMenuProps {
  name: string;
  /** As everybody has it; null when nobody does yet. */
  definition: AttributeDefinition | null;
  onTakeAway: () => void;
}

export function AttributeMenu({ name, definition, onTakeAway }: AttributeMenuProps) {
  const isAdministrator = useIsAdministrator();
  const define = useDefineAttribute();

  function hold(chosen: AttributeType): void {
    define.mutate(
      { name, type: chosen },
      {
        onSuccess: () => showDone(`“${name}” holds: ${attributeTypeNames[chosen].toLowerCase()}`),
        onError: (error) => showProblem(`“${name}” holds what it held`, error),
      },
    );
  }

  /** Says first what becomes of values that are of another type. */
  function choose(chosen: AttributeType): void {
    const words = definition === null ? null : typeChangeWords(definition, chosen);
    if (words === null) {
      hold(chosen);
      return;
    }
    modals.openConfirmModal({
      title: `Change what “${name}” holds?`,
      children: <Text size="sm">{words}</Text>,
      labels: { confirm: `Change to ${attributeTypeNames[chosen].toLowerCase()}`, cancel: 'Leave as it is' },
      onConfirm: () => hold(chosen),
    });
  }

  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label={`Actions for ${name}`} mt={27} size={30}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isAdministrator && definition !== null ? (
          <>
            <Menu.Label>What it holds for everybody</Menu.Label>
            {attributeTypes.map((one) => (
              <Menu.Item
                key={one}
                rightSection={one === definition.type ? <IconCheck size={16} aria-label="As it is" /> : null}
                onClick={() => choose(one)}
              >
                {attributeTypeNames[one]}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        ) : null}
        <Menu.Item c="var(--bad-text)" leftSection={<IconX size={16} aria-hidden />} onClick={onTakeAway}>
          Take away from this person
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
