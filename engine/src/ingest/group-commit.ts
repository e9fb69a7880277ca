/**
 * Group commit: requests that arrive while a commit is under way go in together with the next. In: one request's items.
 * Out: their results, once durable. What stays true: the next commit begins when the one before has ended, or says that it
 * has sent all it sends; groups in order of arrival, no request split over two; a request that cannot be stored fails alone.
 */
export interface GroupCommitOptions<Item, Result> {
  /**
   * Makes all items durable, results in order; all or nothing. It may call `sent` when nothing is left to do but wait, on
   * a database that does what it is sent in order: the next commit then begins, and sees what this one has sent.
   */
  commit: (items: readonly Item[], sent: () => void) => Promise<Result[]>;
  /** True when a failed commit says that one of its items is at fault: each request is then tried alone. */
  isItemsFault: (error: unknown) => boolean;
  /** A group takes no further request once it has this many items. */
  maxItems: number;
}

interface Waiting<Item, Result> {
  items: readonly Item[];
  resolve: (results: Result[]) => void;
  reject: (error: unknown) => void;
}

/**
 * @returns a function that takes one request's items and resolves with their results, or rejects with what `commit` threw
 */
export function createGroupCommit<Item, Result>(
  options: GroupCommitOptions<Item, Result>,
): (items: readonly Item[]) => Promise<Result[]> {
  let queue: Waiting<Item, Result>[] = [];
  let running = false;

  function takeGroup(): Waiting<Item, Result>[] {
    let items = 0;
    let count = 0;
    for (const waiting of queue) {
      if (count > 0 && items + waiting.items.length > options.maxItems) break;
      items += waiting.items.length;
      count += 1;
    }
    const group = queue.slice(0, count);
    queue = queue.slice(count);
    return group;
  }

  async function commitGroup(group: Waiting<Item, Result>[], sent: () => void): Promise<void> {
    try {
      const results = await options.commit(
        group.length === 1 ? group[0]!.items : group.flatMap((waiting) => waiting.items),
        sent,
      );
      let start = 0;
      for (const waiting of group) {
        const end = start + waiting.items.length;
        waiting.resolve(group.length === 1 ? results : results.slice(start, end));
        start = end;
      }
    } catch (error) {
      if (group.length > 1 && options.isItemsFault(error)) {
        for (const waiting of group) await commitGroup([waiting], () => undefined);
        return;
      }
      for (const waiting of group) waiting.reject(error);
    }
  }

  async function run(): Promise<void> {
    running = true;
    while (queue.length > 0) {
      const group = takeGroup();
      await new Promise<void>((goOn) => void commitGroup(group, goOn).then(goOn));
    }
    running = false;
  }

  return (items) =>
    new Promise((resolve, reject) => {
      queue.push({ items, resolve, reject });
      if (!running) void run();
    });
}
