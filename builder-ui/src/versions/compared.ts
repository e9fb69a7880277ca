/**
 * Which two states of an automation are compared, as the address says it: `?from=2&to=draft`. Pure. What stays true: what
 * cannot be read of an address is what one would look at first: the draft, compared with what was published last.
 */
export type StateKey = number | 'draft';

export interface Compared {
  /** Null: with nothing before it, such as the first version. */
  from: StateKey | null;
  to: StateKey;
}

/** @param latest number of the newest version, or null when there is none */
export function readCompared(search: URLSearchParams, latest: number | null): Compared {
  const to = stateOf(search.get('to'), latest) ?? 'draft';
  const from = stateOf(search.get('from'), latest);
  return { from: from ?? predecessorOf(to, latest), to };
}

/** What an address names that is not there, in a sentence that says what is seen instead; null when all of it is there. */
export function notThereWords(search: URLSearchParams, latest: number | null): string | null {
  const missing = (name: string): string | null => {
    const text = search.get(name);
    return text === null || stateOf(text, latest) !== null ? null : `There is no version ${text.slice(0, 12)} of this automation`;
  };
  const [to, from] = [missing('to'), missing('from')];
  if (to !== null) return `${to}; the address may be mistyped. This is the draft.`;
  return from === null ? null : `${from}; the address may be mistyped. This is compared with what came before.`;
}

/** What a state is compared with when nothing else is asked for. */
export function predecessorOf(state: StateKey, latest: number | null): StateKey | null {
  if (state === 'draft') return latest;
  return state > 1 ? state - 1 : null;
}

export function stateWords(state: StateKey): string {
  return state === 'draft' ? 'Draft' : `Version ${state}`;
}

function stateOf(text: string | null, latest: number | null): StateKey | null {
  if (text === 'draft') return 'draft';
  if (text === null || !/^[1-9]\d{0,8}$/.test(text)) return null;
  return latest !== null && Number(text) <= latest ? Number(text) : null;
}
