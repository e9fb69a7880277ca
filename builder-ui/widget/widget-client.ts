/**
 * The visitor's way to Switchboard: /widget/v1 only, with the visitor's own token. In goes what a visitor does, out
 * comes what a visitor may see, or a `WidgetError`. No request waits for ever, none carries a cookie to another site.
 */
/** Whom a visitor asks to be taken for; only heeded where the session says `mayChoose`. */
export interface Appearance {
  country?: string;
  language?: string;
}

export interface VisitorSession {
  token: string;
  visitor: { id: string; name: string | null; country: string | null; language: string | null };
  mayChoose: boolean;
}

export interface WidgetMessage {
  id: string;
  text: string;
  from: 'person' | 'agent';
  at: string;
  /** Name of the agent who wrote it. */
  by?: string;
}

export interface WidgetConversation {
  messages: WidgetMessage[];
  status: 'open' | 'snoozed' | 'closed' | null;
  /** The name of the group or agent who has the conversation. */
  handledBy: string | null;
}

export interface WidgetReceipt {
  message: { id: string; conversationId: string; status: 'accepted' | 'duplicate' };
}

/** What a request that did not succeed came to; `status` is 0 when no answer came. */
export class WidgetError extends Error {
  override name = 'WidgetError';
  readonly status: number;
  readonly retryAfterSeconds: number | null;

  constructor(status: number, detail: string, retryAfterSeconds: number | null) {
    super(detail);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Where Switchboard is, and with which key one may speak to it. */
export interface WidgetServer {
  /** Origin, such as `https://help.example.com`; empty for the page's own. */
  origin: string;
  /** Publishable key; null on Switchboard's own pages. */
  key: string | null;
}

/** Where a message is written; claimed, and shown to agents as such. */
export interface WrittenAt {
  url?: string;
  timezone?: string;
}

export interface WidgetClient {
  /** Begins as a new visitor. */
  startSession(demo: Appearance): Promise<VisitorSession>;
  /** Sends a message. The same `clientId` twice is one message. */
  sendMessage(token: string, text: string, clientId: string, at: WrittenAt): Promise<WidgetReceipt>;
  /** Reads the visitor's conversation; without messages when there is none yet. */
  readConversation(token: string): Promise<WidgetConversation>;
  /**
   * Calls `onChange` when something of the conversation may have changed, until `signal` ends it: at every event of the
   * live stream, and every few seconds while the stream cannot be had. Never rejects.
   */
  follow(token: string, onChange: () => void, signal: AbortSignal): Promise<void>;
}

const timeoutMs = 15_000;
/** Between tries to have the stream, growing to the second. */
const pauseMs = { first: 2_000, last: 30_000 };

export function createWidgetClient({ origin, key }: WidgetServer): WidgetClient {
  const address = (path: string) => `${origin}/widget/v1${path}${key === null ? '' : `?key=${encodeURIComponent(key)}`}`;

  async function request<T>(method: 'GET' | 'POST', path: string, token: string | null, body?: unknown): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (token !== null) headers.Authorization = `Bearer ${token}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    let response: Response;
    let answer: unknown;
    try {
      response = await fetch(address(path), {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        // Only Switchboard's own pages send its cookie, by which an administrator may choose a country in the demo.
        credentials: key === null ? 'same-origin' : 'omit',
        signal: AbortSignal.timeout(timeoutMs),
      });
      answer = await response.json();
    } catch {
      throw new WidgetError(0, 'There was no answer.', null);
    }
    if (response.ok) return answer as T;
    const retryAfter = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
    const detail = (answer as { detail?: string } | null)?.detail ?? `The answer was ${response.status}.`;
    throw new WidgetError(response.status, detail, Number.isNaN(retryAfter) ? null : retryAfter);
  }

  async function readStream(token: string, onChange: () => void, signal: AbortSignal): Promise<boolean> {
    const response = await fetch(address('/live'), {
      headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' },
      credentials: 'omit',
      signal,
    });
    if (!response.ok || response.body === null) return false;
    onChange();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return true;
      // Lines that begin with a colon only keep the connection open.
      if (/^data:/m.test(value)) onChange();
    }
  }

  return {
    startSession: (demo) => request('POST', '/session', null, demo.country || demo.language ? { demo } : {}),
    sendMessage: (token, text, clientId, at) => request('POST', '/messages', token, { text, clientId, ...at }),
    readConversation: (token) => request('GET', '/conversation', token),
    async follow(token, onChange, signal) {
      let waitMs = pauseMs.first;
      while (!signal.aborted) {
        try {
          if (await readStream(token, onChange, signal)) waitMs = pauseMs.first;
        } catch (error) {
          // No stream just now: the call below reads the conversation in its stead, and the stream is tried again.
          if (!signal.aborted) console.info('The chat has no live updates just now; it asks now and then.', error);
        }
        if (signal.aborted) return;
        onChange();
        await pause(waitMs, signal);
        waitMs = Math.min(waitMs * 2, pauseMs.last);
      }
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
