import { SwitchboardError } from '@switchboard/shared/problem';

/**
 * The error for what is not deleted because others use it: 409 with `usedBy`.
 * @param what such as `segment`
 * @param usedBy at least one
 */
export function inUse(what: string, usedBy: readonly { name: string }[]): SwitchboardError {
  const names = [...new Set(usedBy.map(({ name }) => `“${name}”`))];
  const named = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  return new SwitchboardError('conflict', `This ${what} is used by ${named}. Take it out there first.`, {
    extensions: { usedBy },
  });
}
