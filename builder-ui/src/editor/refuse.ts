import { notifications } from '@mantine/notifications';

/** Says why something was not done; nothing has changed. The same reason is not stacked up. */
export function refuse(reason: string): void {
  notifications.show({ id: `refused: ${reason}`, message: reason, color: 'orange' });
}
