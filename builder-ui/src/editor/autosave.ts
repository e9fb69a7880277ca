/**
 * Saves the draft by itself, and keeps it in the browser until the server has it. In go the editor's store, a storage and
 * timers; out come saves. What stays true: every edit is kept in the browser before the page can go away; it is sent a
 * second after the last one, five after the first at the latest; where there is no connection it is sent again, after
 * longer and longer pauses, half a minute at most; what could not be kept is said to be so (`isKept`); what the server
 * refused waits for the next edit; a conflict, and an automation that was deleted, wait for their reader; edits that were
 * taken back are not kept, or they would come back over what the server has.
 */
import { type EditorState, type EditorStore, isUnsaved } from './editor-store.ts';

export interface AutosaveOptions {
  store: EditorStore;
  /** Sends the draft; never rejects, the store says what became of it. */
  save: () => Promise<boolean>;
  /** Keeps the draft in the browser. @returns whether it is kept */
  keep: () => boolean;
  /** Forgets what was kept: the server has it. */
  forget: () => void;
}

export interface Autosave {
  /** Keeps and sends at once what is unsaved, such as when a connection is back. */
  flush: () => void;
  /** Keeps at once, without sending: the page goes away. @returns false when edits would be lost */
  keepNow: () => boolean;
  stop: () => void;
}

const idleMs = 1_000;
const longestMs = 5_000;
const keepAfterMs = 200;
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

export function startAutosave({ store, save, keep, forget }: AutosaveOptions): Autosave {
  let keepTimer: ReturnType<typeof setTimeout> | undefined;
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest unsent edit has to be sent; null when there is none. */
  let dueAt: number | null = null;
  let retryMs = firstRetryMs;
  let isStopped = false;

  function keepHere(): boolean {
    const isKept = keep();
    store.setState({ isKept });
    return isKept;
  }

  function send(): void {
    clearTimeout(saveTimer);
    dueAt = null;
    if (isWaiting(store.getState())) return;
    void save().then(() => {
      const state = store.getState();
      if (isStopped || !isUnsaved(state)) return;
      if (state.saveState === 'offline') {
        saveTimer = setTimeout(send, retryMs);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      } else if (state.saveState === 'resting') {
        schedule();
      }
    });
  }

  function schedule(): void {
    const now = Date.now();
    dueAt ??= now + longestMs;
    clearTimeout(saveTimer);
    saveTimer = setTimeout(send, Math.max(0, Math.min(idleMs, dueAt - now)));
  }

  /** The server has what is here. */
  function settle(): void {
    clearTimeout(keepTimer);
    clearTimeout(saveTimer);
    dueAt = null;
    retryMs = firstRetryMs;
    forget();
    store.setState({ isKept: true });
    // What could not be sent has been taken back: there is nothing left to send again.
    const { saveState, setSaveState } = store.getState();
    if (saveState === 'offline' || saveState === 'failed') setSaveState('resting');
  }

  function onChange(state: EditorState, before: EditorState): void {
    if (!isUnsaved(state)) {
      if (isUnsaved(before)) settle();
      return;
    }
    if (state.history.present === before.history.present && state.name === before.name) return;
    clearTimeout(keepTimer);
    keepTimer = setTimeout(keepHere, keepAfterMs);
    // Without a connection the next try has its time already; an edit does not put it off.
    if (state.saveState !== 'offline') schedule();
  }

  const unsubscribe = store.subscribe(onChange);
  if (isUnsaved(store.getState())) schedule();

  return {
    flush() {
      if (!isUnsaved(store.getState())) return;
      keepHere();
      retryMs = firstRetryMs;
      send();
    },
    keepNow() {
      clearTimeout(keepTimer);
      return !isUnsaved(store.getState()) || keepHere();
    },
    stop() {
      isStopped = true;
      unsubscribe();
      clearTimeout(keepTimer);
      clearTimeout(saveTimer);
      if (!isUnsaved(store.getState())) return;
      keepHere();
      // Leaving the editor: what is unsent goes at once, and stays in this browser until it has arrived.
      if (!isWaiting(store.getState())) {
        void save().then((isSaved) => {
          if (isSaved && !isUnsaved(store.getState())) forget();
        });
      }
    },
  };
}

/** Whether it is for the reader to say what becomes of the draft. */
function isWaiting({ saveState }: EditorState): boolean {
  return saveState === 'conflict' || saveState === 'gone';
}
