/**
 * Short messages in a corner of the page: what was done, or what could not be. What stays true: a few at most, the newest
 * on top; where there would be more the oldest that closes by itself gives way, and what stays until it is closed waits.
 */
import { type NotificationData, notifications, notificationsStore } from '@mantine/notifications';
import { problemSentence } from './words/problem-sentence.ts';

export const noticesAtMost = 3;
let shownSoFar = 0;

/** @returns its id, by which it is hidden */
export function showNotice(notice: NotificationData): string {
  const { notifications: shown } = notificationsStore.getState();
  const isNew = shown.every(({ id }) => id !== notice.id);
  const oldest = shown.findLast(({ autoClose }) => autoClose !== false)?.id;
  if (isNew && shown.length >= noticesAtMost && oldest !== undefined) notifications.hide(oldest);
  shownSoFar += 1;
  return notifications.show({ ...notice, priority: shownSoFar });
}

/** Says that something was done. */
export function showDone(message: string): void {
  showNotice({ message, color: 'teal' });
}

/** Says that something could not be done, and why; stays until it is closed. */
export function showProblem(title: string, error: unknown): void {
  showNotice({ title, message: problemSentence(error), color: 'red', autoClose: false });
}
