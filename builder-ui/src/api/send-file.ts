/**
 * Sends a CSV file in parts. In: the file, what of it is there already, and how to ask the server and to wait. Out: the
 * import as it would begin. What stays true: parts go in order; one whose answer was lost is sent again, which changes
 * nothing where it had arrived; the first is not, since it would begin a second import.
 */
import { importLimits, type PersonImport } from '@switchboard/shared/person-import';
import { ApiError } from './api-error.ts';

/** How far a sending is. */
export interface Sending {
  /** Of the file, from 0 to 1. */
  share: number;
  /** The last request came to nothing, and is made again by itself. */
  isWaiting: boolean;
}

export interface SendFileOptions {
  begin(part: Blob): Promise<PersonImport>;
  add(id: string, number: number, part: Blob): Promise<PersonImport>;
  /** An import of this very file that was not wholly sent, or null. */
  present: PersonImport | null;
  pause(ms: number): Promise<void>;
  onProgress(sending: Sending): void;
}

/** Two minutes together: long enough for a restart of the server. */
const pausesMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

function isWorthRetrying(error: unknown): error is ApiError {
  return error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500);
}

/** @throws ApiError when the server refuses a part, or could not be reached for about two minutes */
export async function sendFile(file: Blob, options: SendFileOptions): Promise<PersonImport> {
  const { begin, add, present, pause, onProgress } = options;
  const parts = Math.max(1, Math.ceil(file.size / importLimits.partBytes));
  const partAt = (number: number): Blob =>
    file.slice((number - 1) * importLimits.partBytes, number * importLimits.partBytes, 'text/csv');
  const tell = (sent: number, isWaiting: boolean): void => onProgress({ share: sent / parts, isWaiting });

  async function addSurely(id: string, number: number): Promise<PersonImport> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await add(id, number, partAt(number));
      } catch (error) {
        const pauseMs = pausesMs[attempt];
        if (pauseMs === undefined || !isWorthRetrying(error)) throw error;
        tell(number - 1, true);
        await pause(Math.max(pauseMs, (error.retryAfterSeconds ?? 0) * 1_000));
      }
    }
  }

  let sent = present ?? (await begin(partAt(1)));
  while (sent.parts < parts) {
    tell(sent.parts, false);
    sent = await addSurely(sent.id, sent.parts + 1);
  }
  tell(parts, false);
  return sent;
}
