/**
 * Live updates: in go the topics that a page shows, out come calls when something of them changed. All of a browser
 * tab shares one EventSource. What stays true: a change is never missed for long, because everybody is called once
 * after every reconnection, and every 15 s while the stream cannot be had (what they then cannot read is read again, see
 * `app/read-again.ts`). A hidden tab holds no connection (browsers allow six to a server), except that one tab of a
 * browser does, by which the server knows that its agent is there (`keep-presence.ts`); nobody is called in a hidden
 * tab, which catches up when it is looked at again.
 */
import { useEffect, useRef } from 'react';
import { createPresenceKeeper } from './keep-presence.ts';
import { setLate } from './lateness.ts';

export const liveTopics = [
  'automations',
  'runs',
  'conversations',
  'emails',
  'agents',
  'groups',
  'people',
  'segments',
  'assignment-rules',
] as const;
export type LiveTopic = (typeof liveTopics)[number];

/** `data` is what the server sent with the event, or null when something may have changed unseen. */
export type LiveListener = (topic: string | null, data: unknown) => void;

interface Subscription {
  topics: ReadonlySet<string>;
  notify: LiveListener;
}

const pollMs = 15_000;
const quietMs = 400;
const subscriptions = new Set<Subscription>();
let source: EventSource | null = null;
let openTopics: ReadonlySet<string> = new Set();
let wasOpen = false;
let poll: ReturnType<typeof setInterval> | null = null;
let isAdjusting = false;
/** Something changed while nobody was looking. */
let isBehind = false;
let onRefused: () => void = () => undefined;
const presence = createPresenceKeeper(() => adjust());

function notifyAll(): void {
  isBehind = document.hidden;
  if (isBehind) return;
  for (const subscription of [...subscriptions]) subscription.notify(null, null);
}

function dispatch(topic: string, text: string): void {
  if (document.hidden) {
    isBehind = true;
    return;
  }
  let data: unknown = null;
  try {
    data = JSON.parse(text);
  } catch {
    // The news is that something changed; what it was is read from the API.
    data = null;
  }
  for (const subscription of [...subscriptions]) if (subscription.topics.has(topic)) subscription.notify(topic, data);
}

function close(): void {
  source?.close();
  source = null;
  openTopics = new Set();
}

function open(topics: ReadonlySet<string>): void {
  close();
  openTopics = topics;
  const opened = new EventSource(`/api/v1/live?topics=${[...topics].sort().join(',')}`);
  source = opened;
  for (const topic of topics) opened.addEventListener(topic, (event) => dispatch(topic, String((event as MessageEvent).data)));
  opened.onopen = () => {
    stopPolling();
    if (wasOpen) notifyAll();
    wasOpen = true;
  };
  opened.onerror = () => {
    startPolling();
    if (opened.readyState === EventSource.CLOSED) onRefused();
  };
}

/** Sets what happens when the server refuses the stream, as it does when the session has ended. */
export function setOnLiveRefused(listener: () => void): void {
  onRefused = listener;
}

function startPolling(): void {
  if (poll !== null) return;
  setLate('no-stream', true);
  poll = setInterval(() => {
    notifyAll();
    // The browser reconnects by itself unless the server refused: then the stream is asked for afresh.
    if (source?.readyState === EventSource.CLOSED) open(openTopics);
  }, pollMs);
}

function stopPolling(): void {
  if (poll !== null) clearInterval(poll);
  poll = null;
  setLate('no-stream', false);
}

/** Brings the connection in line with who listens; once per turn, so that a page's several hooks open one stream. */
function adjust(): void {
  if (isAdjusting) return;
  isAdjusting = true;
  queueMicrotask(() => {
    isAdjusting = false;
    presence.want(subscriptions.size > 0);
    if (subscriptions.size === 0 || (document.hidden && !presence.isKept())) {
      close();
      stopPolling();
      return;
    }
    const wanted = new Set([...subscriptions].flatMap((subscription) => [...subscription.topics]));
    const isCovered = source !== null && [...wanted].every((topic) => openTopics.has(topic));
    if (!isCovered) open(new Set([...wanted, ...openTopics]));
    if (isBehind && !document.hidden) notifyAll();
  });
}

if (typeof document !== 'undefined') document.addEventListener('visibilitychange', adjust);

/**
 * Listens to topics until the returned function is called. For React, `useLive` is the same as a hook.
 * @param notify called for each event of the topics, and with null when something may have been missed
 */
export function subscribeLive(topics: Iterable<string>, notify: LiveListener): () => void {
  const subscription = { topics: new Set(topics), notify };
  subscriptions.add(subscription);
  adjust();
  return () => {
    subscriptions.delete(subscription);
    adjust();
  };
}

/**
 * Calls `onChange` when something of the topics changed: soon after the first event and, while more come in, at most
 * every 400 ms, so that a busy stream does not turn into as many requests.
 */
export function useLive(topics: readonly string[], onChange: () => void): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  const key = topics.join(',');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const unsubscribe = subscribeLive(key.split(','), () => {
      timer ??= setTimeout(() => {
        timer = null;
        latest.current();
      }, quietMs);
    });
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [key]);
}
