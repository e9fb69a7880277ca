/** Making an automation: an empty canvas at once, or from a template, or from a file. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileImport, IconPlus, IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { lazyPart } from '../../app/lazy-part.tsx';
import classes from '../../app/split-button.module.css';
import { useStartAutomation } from './use-start-automation.ts';

const CreateFromTemplate = lazyPart(async () => (await import('../../templates/create-from-template.tsx')).CreateFromTemplate);
const ImportDialog = lazyPart(async () => (await import('../../exchange/import-dialog.tsx')).ImportDialog);

const icon = { size: 16, 'aria-hidden': true };

export function CreateButton() {
  const { start, isStarting } = useStartAutomation();
  const [asking, setAsking] = useState<'template' | 'file' | null>(null);
  return (
    <>
      <Button.Group>
        <Button leftSection={<IconPlus {...icon} />} loading={isStarting} onClick={() => void start()}>
          Create automation
        </Button>
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <Button className={classes.more} aria-label="More ways to create">
              <IconChevronDown size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconTemplate {...icon} />}
              onClick={() => void CreateFromTemplate.fetchToShow('The templates cannot be shown', () => setAsking('template'))}
            >
              Start from a template…
            </Menu.Item>
            <Menu.Item
              leftSection={<IconFileImport {...icon} />}
              onClick={() => void ImportDialog.fetchToShow('No file can be imported', () => setAsking('file'))}
            >
              Import from a file…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
      {asking === 'template' ? <CreateFromTemplate onClose={() => setAsking(null)} /> : null}
      {asking === 'file' ? <ImportDialog onClose={() => setAsking(null)} /> : null}
    </>
  );
}
