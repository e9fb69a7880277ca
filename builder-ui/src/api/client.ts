/**
 * The one way to the API: in goes a method, a path below /api/v1 and a body; out comes the answer's JSON, or an
 * `ApiError`. The session's cookie goes along by itself, the session's CSRF token with every change. No request waits
 * for ever.
 */
import type { Page } from '@switchboard/shared/conversation';
import type { Problem } from '@switchboard/shared/problem';
import { ApiError } from './api-error.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface RequestOptions {
  /** Ends the request early, such as when the page that asked is left. */
  signal?: AbortSignal;
  /** How long to wait for the whole answer, in milliseconds; 20,000 by default. */
  timeoutMs?: number;
}

const base = '/api/v1';
/** A list is read to its end by at most this many pages: every loop ends. */
const pagesAtMost = 100;

let csrfToken: string | null = null;
let onSessionEnded: () => void = () => undefined;

/** Keeps the token that changes must carry; the session calls it with what the server gave, or null after logging out. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** Sets what happens when the server says that nobody is logged in any more. */
export function setOnSessionEnded(listener: () => void): void {
  onSessionEnded = listener;
}

/**
 * Asks the API.
 * @param path below /api/v1, with a leading slash and its query string
 * @param body sent as JSON, a Blob as it is with its own type; left out when undefined
 * @returns the answer's JSON, or undefined when the answer has no body
 * @throws ApiError for every status outside 2xx, and with status 0 when no answer came (in time)
 */
export async function request<T>(method: Method, path: string, body?: unknown, options: RequestOptions = {}): Promise<T> {
  const deadline = AbortSignal.timeout(options.timeoutMs ?? 20_000);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = body instanceof Blob ? body.type : 'application/json';
  if (method !== 'GET' && csrfToken !== null) headers['X-CSRF-Token'] = csrfToken;

  let response: Response;
  let text: string;
  try {
    response = await fetch(base + path, {
      method,
      headers,
      body: body === undefined || body instanceof Blob ? body : JSON.stringify(body),
      credentials: 'same-origin',
      signal,
    });
    text = await response.text();
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError(0, unreachable(deadline.aborted));
  }

  const answer = parse(text);
  if (!response.ok) {
    if (response.status === 401 && path !== '/session') onSessionEnded();
    const retryAfter = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
    throw new ApiError(response.status, problemOf(answer, response.status, path), Number.isNaN(retryAfter) ? null : retryAfter);
  }
  if (text !== '' && answer === undefined) throw new ApiError(0, unreadable());
  return answer as T;
}

/**
 * Reads a list of the API to its end, 200 items at a time.
 * @param path of the list, such as `/agents?limit=200`
 * @throws ApiError as `request` does
 */
export async function requestAllPages<Item>(path: string, signal?: AbortSignal): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const more: string = cursor === null ? '' : `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
    const answer: Page<Item> = await request<Page<Item>>('GET', path + more, undefined, { signal });
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return items;
}

/** A query string of the entries that have a value, with its question mark; empty when none has. */
export function queryString(entries: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(entries)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: a proxy's page, or an answer cut short. The caller tells it by the status.
    return undefined;
  }
}

function problemOf(answer: unknown, status: number, instance: string): Problem {
  if (typeof answer === 'object' && answer !== null && 'detail' in answer) return answer as Problem;
  return answered(status, instance);
}

/** What is said of an answer that says nothing itself. */
export function answered(status: number, instance: string): Problem {
  return {
    type: 'about:blank',
    title: 'The server could not do this',
    status,
    detail: `The server answered with ${status}.`,
    instance,
  };
}

/** What is said where no answer came. */
export function unreachable(late: boolean): Problem {
  const detail = late
    ? 'Switchboard did not answer in time. Nothing is lost; try again.'
    : 'Switchboard cannot be reached. Check that it runs and that you are connected, then try again.';
  return { type: 'about:blank', title: 'No answer', status: 0, detail, instance: '' };
}

function unreadable(): Problem {
  return { type: 'about:blank', title: 'No answer', status: 0, detail: 'The answer was cut short. Try again.', instance: '' };
}
