import type { WeeklyHours } from '@switchboard/shared/schedule';
import { doubtsOfHours, faultsOfHours } from '../../routing/weekly-hours.ts';
import { invalidInput } from '../validate.ts';

/**
 * Checks what a schema cannot say of a week's hours.
 * @param pointer where they stand in the body, such as `/workingHours`
 * @throws SwitchboardError `invalid-input` for an unknown time zone, hours that end before they begin or overlap, or a
 * closed day that there is not
 */
export function checkHours(hours: WeeklyHours | null | undefined, pointer: string): void {
  if (hours === null || hours === undefined) return;
  const faults = [...faultsOfHours(hours), ...doubtsOfHours(hours)];
  if (faults.length === 0) return;
  throw invalidInput(
    faults.map((fault) => ({
      pointer: `${pointer}${fault.pointer}`,
      detail: `${fault.detail[0]!.toUpperCase()}${fault.detail.slice(1)}.`,
    })),
  );
}
