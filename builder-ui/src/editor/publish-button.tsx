/** Publishing: at once, or with a note after a look at what changes. */
import { Button, Menu, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconArrowsDiff, IconChevronDown, IconMessage2 } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { useEditor } from './editor-context.ts';
import classes from '../app/split-button.module.css';
import { PublishDialog } from './publish-dialog.tsx';
import type { EditorActions } from './use-editor-actions.ts';

const icon = { size: 16, 'aria-hidden': true };

export function PublishButton({ actions }: { actions: EditorActions }) {
  const automationId = useEditor((state) => state.automationId);
  const publishedVersion = useEditor((state) => state.publishedVersion);
  const [isAsking, setIsAsking] = useState(false);
  const hint = useId();
  const next = (publishedVersion ?? 0) + 1;
  return (
    <>
      <Button.Group>
        <Tooltip label={`Publish version ${next}: it decides on every message from then on`}>
          <Button size="xs" loading={actions.isPublishing} aria-describedby={hint} onClick={() => void actions.publish()}>
            Publish
          </Button>
        </Tooltip>
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <Button size="xs" className={classes.more} aria-label="More choices">
              <IconChevronDown size={14} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconMessage2 {...icon} />} onClick={() => setIsAsking(true)}>
              Publish with a note…
            </Menu.Item>
            <Menu.Item
              component={Link}
              href={`/automations/${encodeURIComponent(automationId)}/versions`}
              leftSection={<IconArrowsDiff {...icon} />}
            >
              {publishedVersion === null ? 'Versions' : `Compare with version ${publishedVersion}`}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
      <VisuallyHidden id={hint}>Publishes version {next}</VisuallyHidden>
      <PublishDialog opened={isAsking} onClose={() => setIsAsking(false)} actions={actions} version={next} />
    </>
  );
}
