/**
 * Whether what somebody pastes is a file, by its types (HTML Standard, `DataTransfer.types`). Words copied from an office
 * program come with a picture of themselves, and are words; a picture copied from a page comes with markup alone, and a
 * file copied in a folder with its name alone.
 */
export function isFile(types: readonly string[]): boolean {
  const isWords = types.includes('text/plain') && types.includes('text/html');
  return types.includes('Files') && !isWords;
}
