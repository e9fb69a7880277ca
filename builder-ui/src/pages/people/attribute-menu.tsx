/** What can be done with an attribute of a person: take it away, or say what it holds for everybody. */
import { ActionIcon, Menu } from '@mantine/core';
import type { AttributeDetail } from '@switchboard/shared/attribute-detail';
import { type AttributeDefinition, type AttributeType, attributeTypes } from '@switchboard/shared/person';
import { IconCheck, IconDots, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useAttributeReader, useDefineAttribute } from '../../api/people.ts';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { attributeTypeNames, peopleOfOtherTypes } from './attribute-types.ts';
import { ChangeTypeDialog } from './change-type-dialog.tsx';

interface AttributeMenuProps {
  name: string;
  /** As everybody has it; null when nobody does yet. */
  definition: AttributeDefinition | null;
  onTakeAway: () => void;
}

export function AttributeMenu({ name, definition, onTakeAway }: AttributeMenuProps) {
  const isAdministrator = useIsAdministrator();
  const read = useAttributeReader();
  const define = useDefineAttribute();
  const [asked, setAsked] = useState<{ attribute: AttributeDetail; type: AttributeType } | null>(null);

  function hold(chosen: AttributeType): void {
    define.mutate(
      { name, type: chosen },
      {
        onSuccess: () => showDone(`“${name}” holds: ${attributeTypeNames[chosen].toLowerCase()}`),
        onError: (error) => showProblem(`“${name}” holds what it held`, error),
      },
    );
  }

  /** Asks first where values are of another type, or something goes by the type that it has now. */
  async function choose(chosen: AttributeType): Promise<void> {
    try {
      const attribute = await read(name);
      const isUsedOtherwise = attribute.usedBy.length > 0 && attribute.type !== chosen;
      if (isUsedOtherwise || peopleOfOtherTypes(attribute, chosen) > 0) setAsked({ attribute, type: chosen });
      else hold(chosen);
    } catch (error) {
      showProblem(`“${name}” holds what it held`, error);
    }
  }

  return (
    <>
      {asked === null ? null : <ChangeTypeDialog {...asked} onClose={() => setAsked(null)} />}
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
                  onClick={() => void choose(one)}
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
    </>
  );
}
