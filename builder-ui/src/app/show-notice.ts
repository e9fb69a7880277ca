/** Short messages at the top of the page: what was done, or what could not be. */
import { notifications } from '@mantine/notifications';
import { problemSentence } from './words/problem-sentence.ts';

/** Says that something was done. */
export function showDone(message: string): void {
  notifications.show({ message, color: 'teal' });
}

/** Says that something could not be done, and why; stays until it is closed. */
export function showProblem(title: string, error: unknown): void {
  notifications.show({ title, message: problemSentence(error), color: 'red', autoClose: false });
}

/** Says of each thing that could not be done which one it is, and why; stays until it is closed. */
export function showProblems(title: string, problems: readonly { name: string; error: unknown }[]): void {
  const message = problems.map(({ name, error }) => `“${name}”: ${problemSentence(error)}`).join('\n');
  notifications.show({ title, message, color: 'red', autoClose: false, styles: { description: { whiteSpace: 'pre-line' } } });
}
