/** What can be done with an attribute of a person: take it away, or say what it holds for everybody. */
import { ActionIcon, Menu } from '@mantine/core';
import { type AttributeType, attributeTypes } from '@switchboard/shared/person';
import { IconCheck, IconDots, IconX } from '@tabler/icons-react';
import { useDefineAttribute } from '../../api/people.ts';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { attributeTypeNames } from './attribute-types.ts';

interface AttributeMenuProps {
  name: string;
  /** As everybody has it; null when nobody does yet. */
  type: AttributeType | null;
  onTakeAway: () => void;
}

export function AttributeMenu({ name, type, onTakeAway }: AttributeMenuProps) {
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

  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label={`Actions for ${name}`} mt={27} size={30}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isAdministrator && type !== null ? (
          <>
            <Menu.Label>What it holds for everybody</Menu.Label>
            {attributeTypes.map((one) => (
              <Menu.Item
                key={one}
                rightSection={one === type ? <IconCheck size={16} aria-label="As it is" /> : null}
                onClick={() => hold(one)}
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
