/** Which of the selected automations stayed as they were, and why, each leading to where that is mended. */
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'wouter';
import classes from './automations-table.module.css';
import { whyNotDone } from './not-done-words.ts';
import type { NotDone } from './use-change-selected.ts';

export function NotDoneList({ notDone: { title, failed }, onClose }: { notDone: NotDone; onClose: () => void }) {
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      title={title}
      icon={<IconAlertTriangle aria-hidden />}
      className={classes.notDone}
      withCloseButton
      closeButtonLabel="Close"
      onClose={onClose}
    >
      <ul>
        {failed.map(({ automation: { id, name }, error }) => {
          const { words, drawer } = whyNotDone(error);
          return (
            <li key={id}>
              <Link href={`/automations/${encodeURIComponent(id)}${drawer === null ? '' : `?drawer=${drawer}`}`}>{name}</Link>
              <span>{words}</span>
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
