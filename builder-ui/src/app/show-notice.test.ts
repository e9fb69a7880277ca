import { beforeEach, describe, expect, it } from '@jest/globals';
import { notifications, notificationsStore } from '@mantine/notifications';
import { noticesAtMost, showDone, showNotice, showProblem } from './show-notice.ts';

const words = (list: 'notifications' | 'queue'): unknown[] =>
  notificationsStore.getState()[list].map(({ title, message }) => title ?? message);

describe('notices', () => {
  beforeEach(() => {
    notificationsStore.setState({ ...notificationsStore.getState(), limit: noticesAtMost });
    notifications.clean();
  });

  it('stand with the newest on top, and the oldest gives way', () => {
    for (const message of ['first', 'second', 'third', 'fourth']) showDone(message);
    expect(words('notifications')).toEqual(['fourth', 'third', 'second']);
    expect(words('queue')).toEqual([]);
  });

  it('that stay until they are closed never give way, and come back when there is room', () => {
    for (const title of ['first', 'second', 'third']) showProblem(title, null);
    showDone('done');
    expect(words('notifications')).toEqual(['done', 'third', 'second']);
    showDone('done too');
    expect(words('notifications')).toEqual(['done too', 'third', 'second']);
    notifications.hide(notificationsStore.getState().notifications[0]!.id!);
    expect(words('notifications')).toEqual(['third', 'second', 'first']);
  });

  it('that say the same are not stacked up, and cost no other its place', () => {
    for (const message of ['first', 'second']) showDone(message);
    for (const _ of [1, 2, 3]) showNotice({ id: 'refused', message: 'refused' });
    expect(words('notifications')).toEqual(['refused', 'second', 'first']);
  });
});
