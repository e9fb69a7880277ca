import { describe, expect, it } from '@jest/globals';
import { createGroupCommit } from './group-commit.ts';

/** A commit that waits to be let through, and remembers what it was given. */
function heldCommit(maxItems = 4) {
  const groups: string[][] = [];
  const held: (() => void)[] = [];
  const failing = new Map<string, Error>();
  const enqueue = createGroupCommit<string, string>({
    maxItems,
    namesOf: (item) => [item],
    isItemsFault: (error) => error instanceof RangeError,
    commit: async (items) => {
      groups.push([...items]);
      await new Promise<void>((resolve) => held.push(resolve));
      for (const item of items) {
        const failure = failing.get(item);
        if (failure !== undefined) throw failure;
      }
      return items.map((item) => item.toUpperCase());
    },
  });
  return {
    groups,
    failing,
    enqueue,
    /** Lets commits through until all that was asked is answered. */
    async settle<Result>(requests: Promise<Result>[]): Promise<PromiseSettledResult<Result>[]> {
      let isSettled = false;
      const all = Promise.allSettled(requests).finally(() => {
        isSettled = true;
      });
      for (let turns = 0; turns < 1_000 && !isSettled; turns += 1) {
        held.shift()?.();
        await Promise.resolve();
      }
      return all;
    },
  };
}
const valuesOf = (settled: PromiseSettledResult<string[]>[]) =>
  settled.map((each) => (each.status === 'fulfilled' ? each.value : `${each.reason}`));

describe('group commit', () => {
  it('commits together what arrives while a commit is under way, in order of arrival', async () => {
    const { enqueue, settle, groups } = heldCommit();
    const answers = await settle([enqueue(['a']), enqueue(['b', 'c']), enqueue(['d'])]);
    expect(groups).toEqual([['a'], ['b', 'c', 'd']]);
    expect(valuesOf(answers)).toEqual([['A'], ['B', 'C'], ['D']]);
  });

  it('begins a second beside one under way when enough waits that names nothing of it', async () => {
    const { enqueue, settle, groups } = heldCommit(50);
    const numbered = (name: string, count: number): string[] => Array.from({ length: count }, (_, place) => `${name}${place}`);
    const many = numbered('b', 23);
    const answers = [enqueue(['a']), enqueue(many)];
    expect(groups).toEqual([['a']]);
    answers.push(enqueue(['c']));
    expect(groups).toEqual([['a'], [...many, 'c']]);
    // No third beside two.
    const later = numbered('d', 24);
    answers.push(enqueue(later));
    expect(groups).toHaveLength(2);
    const upper = (names: string[]): string[] => names.map((each) => each.toUpperCase());
    expect(valuesOf(await settle(answers))).toEqual([['A'], upper(many), ['C'], upper(later)]);
  });

  it('lets whoever names the same wait, and those behind', async () => {
    const { enqueue, settle, groups } = heldCommit(50);
    const others = Array.from({ length: 24 }, (_, place) => `b${place}`);
    const answers = [enqueue(['a']), enqueue(['a', 'x']), enqueue(others)];
    expect(groups).toEqual([['a']]);
    expect(valuesOf(await settle(answers))).toHaveLength(3);
    expect(groups).toEqual([['a'], ['a', 'x', ...others]]);
  });

  it('splits no request over two groups', async () => {
    const { enqueue, settle, groups } = heldCommit();
    await settle([enqueue(['first']), enqueue(['a', 'b', 'c']), enqueue(['d', 'e']), enqueue(['f'])]);
    expect(groups).toEqual([['first'], ['a', 'b', 'c'], ['d', 'e', 'f']]);
  });

  it('takes a request that is larger than a group alone', async () => {
    const { enqueue, settle, groups } = heldCommit();
    await settle([enqueue(['first']), enqueue(['a', 'b', 'c', 'd', 'e']), enqueue(['f'])]);
    expect(groups).toEqual([['first'], ['a', 'b', 'c', 'd', 'e'], ['f']]);
  });

  it('lets a request that cannot be stored fail alone, and whole', async () => {
    const { enqueue, settle, groups, failing } = heldCommit();
    failing.set('bad', new RangeError('cannot be stored'));
    const answers = await settle([enqueue(['first']), enqueue(['a']), enqueue(['b', 'bad']), enqueue(['c'])]);
    expect(valuesOf(answers)).toEqual([['FIRST'], ['A'], 'RangeError: cannot be stored', ['C']]);
    expect(groups).toEqual([['first'], ['a', 'b', 'bad', 'c'], ['a'], ['b', 'bad'], ['c']]);
  });

  it('fails the whole group when no item is at fault, and goes on with the next', async () => {
    const { enqueue, settle, failing } = heldCommit();
    failing.set('a', new Error('gone'));
    expect(valuesOf(await settle([enqueue(['first']), enqueue(['a']), enqueue(['b'])]))).toEqual([
      ['FIRST'],
      'Error: gone',
      'Error: gone',
    ]);
    expect(valuesOf(await settle([enqueue(['c'])]))).toEqual([['C']]);
  });
});
