/**
 * Group commit: requests that arrive while commits are under way go in together with the next. In: one request's items.
 * Out: their results, once durable. What stays true: groups in order of arrival, no request split over two; two are under
 * way at once only when they name nothing in common, so that neither has anything to tell the other; a request that
 * cannot be stored fails alone.
 */
export interface GroupCommitOptions<Item, Result> {
  /** Makes all items durable, results in order; all or nothing. */
  commit: (items: readonly Item[]) => Promise<Result[]>;
  /** What an item's commit looks up or adds, by name. */
  namesOf: (item: Item) => readonly string[];
  /** True when a failed commit says that one of its items is at fault: each request is then tried alone. */
  isItemsFault: (error: unknown) => boolean;
  /** A group takes no further request once it has this many items. */
  maxItems: number;
}

interface Waiting<Item, Result> {
  items: readonly Item[];
  names: readonly string[];
  resolve: (results: Result[]) => void;
  reject: (error: unknown) => void;
}

/** While one group is in the database the other is looked up, resolved and answered. */
const groupsAtOnce = 2;
/** Fewer items than this wait for the group under way: a third of what a commit of twenty costs, one of one costs as well. */
const fewestBeside = 24;

/**
 * @returns a function that takes one request's items and resolves with their results, or rejects with what `commit` threw
 */
export function createGroupCommit<Item, Result>(
  options: GroupCommitOptions<Item, Result>,
): (items: readonly Item[]) => Promise<Result[]> {
  let queue: Waiting<Item, Result>[] = [];
  let waitingItems = 0;
  let groups = 0;
  /** Names of the groups under way. */
  const taken = new Set<string>();

  /** The requests at the head of the queue that name nothing of what is under way. */
  function takeGroup(): Waiting<Item, Result>[] {
    // Asked with each request that comes: most find too few waiting yet.
    if (groups > 0 && waitingItems < fewestBeside) return [];
    let items = 0;
    let count = 0;
    for (const waiting of queue) {
      if (count > 0 && items + waiting.items.length > options.maxItems) break;
      if (waiting.names.some((name) => taken.has(name))) break;
      items += waiting.items.length;
      count += 1;
    }
    if (groups > 0 && items < fewestBeside) return [];
    const group = queue.slice(0, count);
    queue = queue.slice(count);
    waitingItems -= items;
    return group;
  }

  async function commitGroup(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await options.commit(group.length === 1 ? group[0]!.items : group.flatMap((waiting) => waiting.items));
      let start = 0;
      for (const waiting of group) {
        const end = start + waiting.items.length;
        waiting.resolve(group.length === 1 ? results : results.slice(start, end));
        start = end;
      }
    } catch (error) {
      if (group.length > 1 && options.isItemsFault(error)) {
        for (const waiting of group) await commitGroup([waiting]);
        return;
      }
      for (const waiting of group) waiting.reject(error);
    }
  }

  async function run(group: readonly Waiting<Item, Result>[]): Promise<void> {
    groups += 1;
    for (const { names } of group) for (const name of names) taken.add(name);
    await commitGroup(group);
    groups -= 1;
    // Nobody else under way names any of them.
    for (const { names } of group) for (const name of names) taken.delete(name);
    goOn();
  }

  function goOn(): void {
    while (groups < groupsAtOnce && queue.length > 0) {
      const group = takeGroup();
      if (group.length === 0) return;
      void run(group);
    }
  }

  return (items) =>
    new Promise((resolve, reject) => {
      queue.push({ items, names: items.flatMap(options.namesOf), resolve, reject });
      waitingItems += items.length;
      goOn();
    });
}
