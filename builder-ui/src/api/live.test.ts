import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

/** Stands in for the browser's EventSource: tests open it, send through it and break it. */
class FakeEventSource {
  static readonly CLOSED = 2;
  static made: FakeEventSource[] = [];
  readonly url: string;
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly listeners = new Map<string, (event: { data: string }) => void>();

  constructor(url: string) {
    this.url = url;
    FakeEventSource.made.push(this);
  }
  addEventListener(topic: string, listener: (event: { data: string }) => void): void {
    this.listeners.set(topic, listener);
  }
  close(): void {
    this.readyState = FakeEventSource.CLOSED;
  }
}

/** Stands in for the document: tests hide and show it. */
class FakePage {
  hidden = false;
  private listener: () => void = () => undefined;

  addEventListener(_name: 'visibilitychange', listener: () => void): void {
    this.listener = listener;
  }
  turn(hidden: boolean): void {
    this.hidden = hidden;
    this.listener();
  }
}

/** Stands in for the browser's locks between tabs: another tab has it until the test gives it to this one. */
class FakeLocks {
  private grant: (() => unknown) | null = null;

  request(_name: string, _options: object, hold: () => Promise<void>): Promise<void> {
    return new Promise((done) => {
      this.grant = () => void hold().then(done);
    });
  }
  /** The other tab is closed. */
  async give(): Promise<void> {
    this.grant?.();
    this.grant = null;
    await turn();
  }
}

const page = new FakePage();
const locks = new FakeLocks();
Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
Object.assign(globalThis, { document: page, EventSource: FakeEventSource });
const { setOnLiveRefused, subscribeLive } = await import('./live.ts');

const turn = () => new Promise<void>((resolve) => queueMicrotask(resolve));
const newest = () => FakeEventSource.made.at(-1);
let stops: (() => void)[] = [];

beforeEach(() => {
  FakeEventSource.made = [];
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
});
afterEach(async () => {
  for (const stop of stops) stop();
  stops = [];
  page.hidden = false;
  await turn();
  jest.useRealTimers();
});

function listen(...topics: string[]) {
  const heard: [string | null, unknown][] = [];
  stops.push(subscribeLive(topics, (topic, data) => heard.push([topic, data])));
  return heard;
}

describe('subscribeLive', () => {
  it('opens one stream for all who listen, and gives each their topics', async () => {
    const runs = listen('runs');
    const agents = listen('agents', 'groups');
    await turn();
    expect(FakeEventSource.made.map(({ url }) => url)).toEqual(['/api/v1/live?topics=agents,groups,runs']);
    newest()?.listeners.get('runs')?.({ data: '{"id":"r-1"}' });
    expect(runs).toEqual([['runs', { id: 'r-1' }]]);
    expect(agents).toEqual([]);
  });

  it('calls everybody once after a reconnection, since something may have been missed', async () => {
    const heard = listen('runs');
    await turn();
    newest()?.onopen?.();
    const before = heard.length;
    newest()?.onerror?.();
    newest()?.onopen?.();
    expect(heard.slice(before)).toEqual([[null, null]]);
  });

  it('asks every 15 s, and for the stream afresh, while the server refuses it', async () => {
    const heard = listen('runs');
    await turn();
    const refused = newest();
    refused?.close();
    refused?.onerror?.();
    jest.advanceTimersByTime(15_000);
    expect(heard).toEqual([[null, null]]);
    expect(FakeEventSource.made).toHaveLength(2);
  });

  it('says at once that the server refuses the stream, and nothing when a connection was merely lost', async () => {
    const refusals: string[] = [];
    setOnLiveRefused(() => refusals.push('refused'));
    listen('runs');
    await turn();
    newest()?.onerror?.();
    expect(refusals).toEqual([]);
    newest()?.close();
    newest()?.onerror?.();
    expect(refusals).toEqual(['refused']);
  });

  it('holds no connection while the page is hidden, and opens one again when it is seen', async () => {
    listen('runs');
    await turn();
    page.turn(true);
    await turn();
    expect(newest()?.readyState).toBe(FakeEventSource.CLOSED);
    page.turn(false);
    await turn();
    expect(FakeEventSource.made).toHaveLength(2);
  });

  it('keeps its connection while hidden when it is the tab that stands for the browser, and catches up when seen', async () => {
    const heard = listen('runs');
    await turn();
    page.turn(true);
    await turn();
    await locks.give();
    expect(newest()?.readyState).not.toBe(FakeEventSource.CLOSED);
    newest()?.listeners.get('runs')?.({ data: '{"id":"r-1"}' });
    newest()?.listeners.get('runs')?.({ data: '{"id":"r-2"}' });
    expect(heard).toEqual([]);
    page.turn(false);
    await turn();
    expect(heard).toEqual([[null, null]]);
    expect(FakeEventSource.made).toHaveLength(2);
  });

  it('closes the stream when nobody listens any more', async () => {
    listen('runs');
    await turn();
    stops.pop()?.();
    await turn();
    expect(newest()?.readyState).toBe(FakeEventSource.CLOSED);
  });
});
