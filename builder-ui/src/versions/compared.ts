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
