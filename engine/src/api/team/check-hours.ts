import type { WeeklyHours } from '@switchboard/shared/schedule';
import { faultsOfHours, overlapsOfHours } from '../../routing/weekly-hours.ts';
import { invalidInput } from '../validate.ts';

/**
 * Checks what a schema cannot say of a week's hours.
 * @param pointer where they stand in the body, such as `/workingHours`
 * @throws SwitchboardError `invalid-input` for an unknown time zone, hours that end before they begin, or that overlap
 */
export function checkHours(hours: WeeklyHours | null | undefined, pointer: string): void {
  if (hours === null || hours === undefined) return;
  const faults = [...faultsOfHours(hours), ...overlapsOfHours(hours)];
  if (faults.length === 0) return;
  throw invalidInput(
    faults.map((fault) => ({
      pointer: `${pointer}${fault.pointer}`,
      detail: `${fault.detail[0]!.toUpperCase()}${fault.detail.slice(1)}.`,
    })),
  );
}
