import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChangeNote, Topic } from './change-feed.ts';
import { createPostgresChangeFeed } from './postgres-change-feed.ts';
import { openMs, type TestDatabase, testDatabases } from './test-databases.ts';

const postgres = testDatabases.find(([kind]) => kind === 'postgres');
type Feed = ReturnType<typeof createPostgresChangeFeed>;

(postgres === undefined ? describe.skip : describe)('the change feed of several processes', () => {
  let test: TestDatabase;
  let here: Feed;
  let there: Feed;
  const errors: unknown[] = [];
  beforeAll(async () => {
    test = await postgres![1]();
    here = createPostgresChangeFeed(test.database, (error) => errors.push(error));
    there = createPostgresChangeFeed(test.reopen(), (error) => errors.push(error));
    await listening(2);
  }, openMs);
  afterAll(async () => {
    await here?.close();
    await there?.close();
    await test?.close();
  });

  /** Resolves once so many connections listen. */
  async function listening(count: number): Promise<void> {
    for (let looks = 0; looks < 1_000; looks += 1) {
      // The wait stands alone in FROM: joined, it would be left out whenever nobody listens.
      const { rows } = await test.database.query<{ count: number }>(
        `select (select count(*) from pg_stat_activity where query like 'listen %' and datname = current_database()) as count
         from pg_sleep(0.02)`,
      );
      if (rows[0]!.count === count) return;
    }
    throw new Error('Nobody listens.');
  }
  /** Gathers what a feed tells until `isLast` says that this was the last. */
  function gather(feed: Feed, isLast: (topic: Topic, note: ChangeNote) => boolean): Promise<[Topic, ChangeNote][]> {
    const notes: [Topic, ChangeNote][] = [];
    return new Promise((resolve) => {
      const end = feed.subscribe((topic, note) => {
        notes.push([topic, note]);
        if (!isLast(topic, note)) return;
        end();
        resolve(notes);
      });
    });
  }

  it('tells a change at once here, and in the other process once', async () => {
    const local: unknown[] = [];
    const end = here.subscribe((topic, note) => local.push([topic, note]));
    const told = gather(there, (topic) => topic === 'agents');
    for (let times = 0; times < 3; times += 1) here.publish('runs', { automationId: 'au-1' });
    expect(local).toHaveLength(3);
    here.publish('agents', {});
    expect(await told).toEqual([
      ['runs', { automationId: 'au-1' }],
      ['agents', {}],
    ]);
    expect(local).toHaveLength(4);
    end();
  });

  it('tells of many changes as one without ids, in notes that PostgreSQL takes', async () => {
    const told = gather(there, (topic, note) => topic === 'conversations' && note['id'] === undefined);
    for (let index = 0; index < 500; index += 1) here.publish('conversations', { id: `${'€'.repeat(60)}-${index}` });
    const notes = await told;
    expect(notes.length).toBeGreaterThan(150);
    expect(notes.length).toBeLessThanOrEqual(201);
    expect(errors).toEqual([]);
  });

  it('listens anew after its connection was cut', async () => {
    await test.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()`,
    );
    await listening(2);
    expect(errors.length).toBeGreaterThan(0);
    const told = gather(there, (topic) => topic === 'groups');
    here.publish('groups', { id: 'g-1' });
    expect(await told).toEqual([['groups', { id: 'g-1' }]]);
  }, 30_000);
});
