/**
 * The API, as a program of a customer calls it. In: method, path, JSON. Out: status, headers, JSON. Nothing is thrown for
 * a status: tests look at it.
 */
export interface ApiAnswer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the tests say what they expect of an answer.
  body: any;
}

export interface ApiClient {
  get: (path: string) => Promise<ApiAnswer>;
  post: (path: string, body?: unknown) => Promise<ApiAnswer>;
  put: (path: string, body: unknown) => Promise<ApiAnswer>;
  delete: (path: string) => Promise<ApiAnswer>;
  /** A request as given: own headers, a body that need not be JSON. */
  raw: (path: string, init: RequestInit) => Promise<ApiAnswer>;
  /** Every item of a list, page by page. */
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  list: (path: string) => Promise<any[]>;
}

const requestLimitMs = 20_000;

async function answerOf(response: Response): Promise<ApiAnswer> {
  const text = await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson && text !== '' ? JSON.parse(text) : text };
}

/**
 * A client with one key.
 * @param url where the product answers
 * @param key its API key, or null for a caller who has none
 */
export function apiClient(url: string, key: string | null): ApiClient {
  const raw = async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    if (key !== null && !headers.has('authorization')) headers.set('authorization', `Bearer ${key}`);
    const signal = AbortSignal.timeout(requestLimitMs);
    return answerOf(await fetch(`${url}/api/v1${path}`, { signal, ...init, headers }));
  };
  const send = (method: string) => (path: string, body?: unknown) =>
    raw(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  const get = (path: string) => raw(path, { method: 'GET' });
  return {
    raw,
    get,
    post: send('POST'),
    put: send('PUT'),
    delete: (path) => raw(path, { method: 'DELETE' }),
    list: async (path) => {
      const items = [];
      let cursor: string | null = null;
      do {
        const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const answer: ApiAnswer = await get(`${path}${path.includes('?') ? '&' : '?'}limit=200${query}`);
        if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
        items.push(...answer.body.items);
        cursor = answer.body.nextCursor;
      } while (cursor !== null);
      return items;
    },
  };
}
