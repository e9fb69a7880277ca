/** Publishing: at once, or with a note after a look at what changes. */
import { Button, Menu, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconArrowsDiff, IconChevronDown, IconMessage2, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMediaQuery } from '@mantine/hooks';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { smallScreen } from '../app/small-screen.ts';
import { useEditor } from './editor-context.ts';
import classes from '../app/split-button.module.css';
import { PublishDialog } from './publish-dialog.tsx';
import { publishWords } from './publish-words.ts';
import type { EditorActions } from './use-editor-actions.ts';
import { useIsGone } from './use-is-gone.ts';
import { useUnpublishedCount } from './use-unpublished-count.ts';

const icon = { size: 16, 'aria-hidden': true };

export function PublishButton({ actions }: { actions: EditorActions }) {
  const automationId = useEditor((state) => state.automationId);
  const publishedVersion = useEditor((state) => state.publishedVersion);
  const status = useEditor((state) => state.status);
  const isPaused = status === 'paused';
  // What the header of a phone has no room for is in the menu there.
  const isPhone = useMediaQuery(smallScreen);
  const [isAsking, setIsAsking] = useState(false);
  const isGone = useIsGone();
  const hint = useId();
  const next = (publishedVersion ?? 0) + 1;
  // What is the same already may be published again, but does not ask for it.
  const isNew = useUnpublishedCount() !== 0;
  const variant = isNew ? 'filled' : 'default';
  const words = useEditor(publishWords);
  const consequence = isPaused
    ? `It is paused: from then on version ${next} decides on every message again`
    : isNew
      ? `Version ${next} decides on every message from then on`
      : `Version ${publishedVersion} is published, and the draft does the same`;
  return (
    <>
      <Button.Group>
        <Tooltip label={consequence}>
          <Button
            size="xs"
            variant={variant}
            loading={actions.isPublishing}
            disabled={isGone}
            aria-describedby={hint}
            // A phone has no room to say that it resumes: the dialog does.
            onClick={() => (isPhone && isPaused ? setIsAsking(true) : void actions.publish())}
          >
            {isPhone ? 'Publish' : words}
          </Button>
        </Tooltip>
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <Button size="xs" variant={variant} className={classes.more} aria-label="More choices">
              <IconChevronDown size={14} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconMessage2 {...icon} />} disabled={isGone} onClick={() => setIsAsking(true)}>
              Publish with a note…
            </Menu.Item>
            <Menu.Item
              component={Link}
              href={`/automations/${encodeURIComponent(automationId)}/versions`}
              leftSection={<IconArrowsDiff {...icon} />}
            >
              {isPhone || publishedVersion === null ? 'Versions' : `Compare with version ${publishedVersion}`}
            </Menu.Item>
            {isPhone && status !== 'draft' ? (
              <Menu.Item
                leftSection={isPaused ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />}
                disabled={actions.isPausing || isGone}
                onClick={() => void actions.setPaused(!isPaused)}
              >
                {isPaused ? 'Resume' : 'Pause'}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
      <VisuallyHidden id={hint}>{consequence}</VisuallyHidden>
      <PublishDialog opened={isAsking} onClose={() => setIsAsking(false)} actions={actions} />
    </>
  );
}
