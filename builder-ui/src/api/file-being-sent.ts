/**
 * Which file was being sent last, kept by the browser, so that the same file chosen again goes on where it was. In: the
 * import and the file. Out: the import's id, for a file of the same name, size and time of change. Nothing of its
 * content is kept.
 */
const key = 'switchboard-file-being-sent';

type FileLooks = Pick<File, 'name' | 'size' | 'lastModified'>;

const looksOf = ({ name, size, lastModified }: FileLooks): string => JSON.stringify([name, size, lastModified]);

/** Null forgets it. */
export function keepFileBeingSent(sent: { importId: string; file: FileLooks } | null): void {
  try {
    if (sent === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ importId: sent.importId, looks: looksOf(sent.file) }));
  } catch {
    // A browser that keeps nothing: the file is sent all the same, only not gone on with.
  }
}

/** @returns the id of the import that the file was being sent to, or null */
export function importOfFile(file: FileLooks): string | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as { importId: string; looks: string } | null;
    return kept?.looks === looksOf(file) ? kept.importId : null;
  } catch {
    // Not ours, or of another version: the file is sent from its beginning.
    return null;
  }
}
