/**
 * Orders the nodes of a graph for a run, and finds its cycles.
 * In: node ids and edges between their indices. Out: one topological order (Kahn's algorithm; of the nodes that are
 * ready, the one with the smallest id by code unit goes first), and the cycles that keep nodes out of it. Iterative
 * throughout: a chain of thousands of nodes must not overflow the stack.
 */
export interface NodeOrder {
  /** Indices in order; nodes in or behind a cycle are missing. */
  order: number[];
  /** Each cycle found, as indices in the direction of its edges. */
  cycles: number[][];
}

/**
 * @param ids node ids by index
 * @param successors for each node, the indices its edges lead to; duplicates are allowed
 */
export function orderNodes(ids: readonly string[], successors: readonly (readonly number[])[]): NodeOrder {
  const waitingFor = new Uint32Array(ids.length);
  for (const targets of successors) for (const target of targets) waitingFor[target] = (waitingFor[target] ?? 0) + 1;
  const rankOf = ranksById(ids);
  const ready = new SmallestFirst(rankOf);
  for (const index of ids.keys()) if (waitingFor[index] === 0) ready.add(index);

  const order: number[] = [];
  for (let index = ready.take(); index !== undefined; index = ready.take()) {
    order.push(index);
    for (const target of successors[index] ?? []) {
      const left = (waitingFor[target] ?? 0) - 1;
      waitingFor[target] = left;
      if (left === 0) ready.add(target);
    }
  }
  return { order, cycles: order.length === ids.length ? [] : findCycles(successors, new Set(order)) };
}

function ranksById(ids: readonly string[]): number[] {
  const sorted = [...ids.keys()].sort((a, b) => compareCodeUnits(ids[a] ?? '', ids[b] ?? '') || a - b);
  const ranks = new Array<number>(ids.length).fill(0);
  for (const [rank, index] of sorted.entries()) ranks[index] = rank;
  return ranks;
}

/** JavaScript's own order of strings: by UTF-16 code unit, the same on every machine and in every locale. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A binary heap of node indices by rank. */
class SmallestFirst {
  readonly #heap: number[] = [];
  readonly #ranks: readonly number[];

  constructor(ranks: readonly number[]) {
    this.#ranks = ranks;
  }

  add(index: number): void {
    let at = this.#heap.push(index) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#rank(parent) <= this.#rank(at)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  take(): number | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (first === undefined || last === undefined || this.#heap.length === 0) return first;
    this.#heap[0] = last;
    for (let at = 0; ; ) {
      let smallest = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (this.#rank(child) < this.#rank(smallest)) smallest = child;
      if (smallest === at) return first;
      this.#swap(at, smallest);
      at = smallest;
    }
  }

  #rank(at: number): number {
    const index = this.#heap[at];
    return index === undefined ? Number.POSITIVE_INFINITY : (this.#ranks[index] ?? 0);
  }

  #swap(a: number, b: number): void {
    const kept = this.#heap[a] ?? 0;
    this.#heap[a] = this.#heap[b] ?? 0;
    this.#heap[b] = kept;
  }
}

/** Walks depth first over what could not be ordered; an edge back onto the path closes a cycle. */
function findCycles(successors: readonly (readonly number[])[], done: Set<number>): number[][] {
  const cycles: number[][] = [];
  const reported = new Set<number>();
  for (const start of successors.keys()) {
    if (done.has(start)) continue;
    const path: number[] = [];
    const placeOnPath = new Map<number, number>();
    const nextEdge: number[] = [];
    const enter = (index: number) => {
      placeOnPath.set(index, path.push(index) - 1);
      nextEdge.push(0);
    };
    enter(start);
    for (let index = path.at(-1); index !== undefined; index = path.at(-1)) {
      const edge = nextEdge[path.length - 1] ?? 0;
      const target = successors[index]?.[edge];
      nextEdge[path.length - 1] = edge + 1;
      if (target === undefined) {
        done.add(index);
        placeOnPath.delete(index);
        path.pop();
        nextEdge.pop();
      } else if (placeOnPath.has(target)) {
        // One cycle for nodes that hang together; what else there is shows once this one is cut.
        const cycle = path.slice(placeOnPath.get(target));
        if (!cycle.some((node) => reported.has(node))) cycles.push(cycle);
        for (const node of cycle) reported.add(node);
      } else if (!done.has(target)) enter(target);
    }
  }
  return cycles;
}
