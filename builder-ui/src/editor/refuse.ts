import { showNotice } from '../app/show-notice.ts';

/** Says why something was not done; nothing has changed. The same reason is not stacked up. */
export function refuse(reason: string): void {
  showNotice({ id: `refused: ${reason}`, message: reason, color: 'orange' });
}
