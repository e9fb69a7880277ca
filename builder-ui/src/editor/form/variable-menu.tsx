/** All variables by what they are about, to put one in at the caret with the mouse. */
import { Menu, UnstyledButton } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import type { TemplateVariable } from '@switchboard/shared/template-variables';
import classes from './form.module.css';

interface VariableMenuProps {
  label: string;
  variables: readonly TemplateVariable[];
  onInsert: (path: string) => void;
}

export function VariableMenu({ label, variables, onInsert }: VariableMenuProps) {
  const groups = [...new Set(variables.map(({ group }) => group))];
  return (
    // The field takes the focus back itself, with the caret after what was put in.
    <Menu position="bottom-end" width={260} returnFocus={false}>
      <Menu.Target>
        <UnstyledButton className={classes.insert} aria-label={`Insert a variable into ${label.toLowerCase()}`}>
          <IconBraces size={14} aria-hidden /> Insert
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {groups.map((group) => (
          <div key={group}>
            <Menu.Label>{group}</Menu.Label>
            {variables
              .filter((variable) => variable.group === group)
              .map(({ path, words }) => (
                <Menu.Item key={path} onClick={() => onInsert(path)}>
                  {words}
                </Menu.Item>
              ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
