/** Whether the server gives another builder by now than the one that runs in this tab, as after an upgrade. */
import { ApiError } from './api-error.ts';
import { answered, unreachable } from './client.ts';

const timeoutMs = 5_000;

/**
 * @param entry address of the script that this tab began with
 * @throws ApiError when that cannot be told, with status 0 when no answer came (in time)
 */
export async function isBuilderReplaced(entry: string): Promise<boolean> {
  const deadline = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let page: string;
  try {
    response = await fetch('/', { headers: { Accept: 'text/html' }, cache: 'no-store', signal: deadline });
    page = await response.text();
  } catch {
    throw new ApiError(0, unreachable(deadline.aborted));
  }
  if (!response.ok) throw new ApiError(response.status, answered(response.status, '/'));
  // Without a root it is a page of somebody else, such as that of a network one must log in to.
  return page.includes('id="root"') && !page.includes(entry);
}
