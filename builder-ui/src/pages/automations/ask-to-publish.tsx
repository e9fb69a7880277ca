/** Asks once before several automations go live together, naming them; one alone is published at once, as in the editor. */
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { AutomationSummary } from '@switchboard/shared/automation';
import { countWords } from './automation-rows.ts';
import classes from './automations-table.module.css';

export function askToPublish(items: readonly AutomationSummary[], publish: () => void): void {
  if (items.length === 1) {
    publish();
    return;
  }
  const count = countWords(items.length);
  modals.openConfirmModal({
    title: `Publish ${count}?`,
    children: (
      <>
        <Text size="sm">From then on each of them decides on every message:</Text>
        <ul className={classes.names}>
          {items.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      </>
    ),
    labels: { confirm: `Publish ${count}`, cancel: 'Not now' },
    onConfirm: publish,
  });
}
