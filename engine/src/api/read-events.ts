/** Reads a stream of server-sent events, for tests: waits for events, never for a time. */
export interface OpenEvents {
  status: number;
  /** The next event's name and data. */
  next(): Promise<{ event: string; data: unknown }>;
  /** Resolves when the server has ended the stream. */
  ended(): Promise<void>;
  close(): void;
}

export async function readEvents(url: string, headers: Record<string, string>): Promise<OpenEvents> {
  const end = new AbortController();
  const response = await fetch(url, { headers, signal: end.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';

  async function next(): Promise<{ event: string; data: unknown }> {
    for (;;) {
      const stop = text.indexOf('\n\n');
      if (stop >= 0) {
        const block = text.slice(0, stop);
        text = text.slice(stop + 2);
        const field = (name: string) =>
          block
            .split('\n')
            .find((line) => line.startsWith(`${name}:`))
            ?.slice(name.length + 1)
            .trim();
        const data = field('data');
        if (data !== undefined) return { event: field('event') ?? 'message', data: JSON.parse(data) };
        continue;
      }
      const { done, value } = await reader.read();
      if (done) throw new Error('The stream has ended.');
      text += value;
    }
  }

  return {
    status: response.status,
    next,
    async ended() {
      for (;;) if ((await reader.read()).done) return;
    },
    close: () => end.abort(),
  };
}
