/**
 * What finding people costs with 100,000 of them on the embedded database, and what keeping them findable costs ingest.
 * Each question's 95th percentile is printed beside a bare `count(*)` over the table in the same rounds; ingest's
 * statement is timed with new people, with and without what this adds to the table of people.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countPeople, findPeople, type PeopleQuestion } from '@switchboard/engine/api/people/find-people';
import { insertResolved } from '@switchboard/engine/ingest/ingest.sql';
import type { Resolved } from '@switchboard/engine/ingest/resolve-messages';
import type { Database } from '@switchboard/engine/record/database';
import { openEmbedded } from '@switchboard/engine/record/embedded';
import { migrate } from '@switchboard/engine/record/migrate';
import type { Condition } from '@switchboard/shared/condition';
import { quantile, report } from './report.ts';

const people = 100_000;
const rounds = 25;
const targetMs = 150;

const attribute = (name: string, operator: string, value: unknown) =>
  ({ field: `person.attributes.${name}`, operator, value }) as Condition;
const email = (operator: string, value: string) => ({ field: 'person.email', operator, value }) as Condition;

const segments: [name: string, condition: Condition][] = [
  ['plan is pro', attribute('plan', 'is', 'pro')],
  ['orders greater than 500', attribute('orders', 'greater-than', 500)],
  ['city contains ö', attribute('city', 'contains', 'ö')],
  ['tags contain t7', attribute('tags', 'contains', 't7')],
  ['renews before a day', attribute('renewsOn', 'before', '2026-06-01')],
  [
    'three joined, with brackets',
    {
      all: [
        { field: 'person.country', operator: 'in', value: ['FR', 'DE'] },
        { any: [attribute('plan', 'is', 'pro'), attribute('orders', 'greater-than', 900)] },
        { not: email('ends-with', '@example7.com') },
      ],
    },
  ],
];
const byName = { sort: 'name', direction: 'ascending' } as const;
const newest = { sort: 'createdAt', direction: 'descending' } as const;
const searches: [name: string, question: PeopleQuestion][] = [
  ['search for a word that few have', { ...byName, search: 'kowalski 99' }],
  ['search for a letter that most have', { ...byName, search: 'a' }],
  ['search for an accented name', { ...newest, search: 'élodie' }],
  ['search for nobody', { ...newest, search: 'nobody at all' }],
  ['sorted by name', byName],
  ['a condition few pass', { ...newest, condition: email('is', 'user77@example77.com') }],
];

async function fill(database: Database): Promise<void> {
  await database.query(
    `insert into switchboard.person (key, given_id, email, name, country, language, attributes, created_at, updated_at)
     select 'per_' || md5(i::text), case when i % 3 = 0 then 'customer-' || i end, 'user' || i || '@example' || (i % 500) || '.com',
       (array['Ana','Élodie','Jürgen','Marie','Łukasz','John','Zoë','Pedro'])[1 + i % 8] || ' '
         || (array['Martin','Müller','Kowalski','García','Smith','Dubois'])[1 + (i / 8) % 6] || ' ' || i,
       (array['FR','DE','US','ES','PL',null])[1 + i % 6], (array['fr-FR','de','en-US','es','pl'])[1 + i % 5],
       jsonb_build_object('plan', (array['free','pro','Team','Enterprise'])[1 + i % 4], 'orders', i % 1000,
         'renewsOn', to_char(date '2026-01-01' + (i % 700), 'YYYY-MM-DD'), 'vip', i % 10 = 0,
         'tags', jsonb_build_array('beta', 't' || (i % 20)), 'city', (array['Paris','Köln','Łódź','New York'])[1 + i % 4]),
       now() - (i || ' s')::interval, now() - (i || ' s')::interval
     from generate_series(1, ${people}) i`,
  );
  await database.query('vacuum analyze switchboard.person');
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Question and bare count take turns, so that a busy machine disturbs both alike. */
async function measure(database: Database, name: string, ask: () => Promise<unknown>): Promise<void> {
  await ask();
  const own: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    own.push(await timed(ask));
    bare.push(await timed(() => database.query('select count(*) from switchboard.person')));
  }
  report({
    name: `${name}, p95`,
    value: quantile(own, 0.95),
    unit: 'ms',
    target: { value: targetMs, better: 'less' },
    limit: { name: `a bare count(*) over ${people.toLocaleString('en')} people, p95`, value: quantile(bare, 0.95) },
  });
}

let made = 0;
function newPeople(count: number): Resolved {
  const numbers = Array.from({ length: count }, () => ++made);
  const message = {
    text: 'Bonjour',
    channel: 'api',
    sentAt: null,
    country: 'FR',
    language: 'fr',
    person: undefined,
    context: undefined,
  };
  return {
    receipts: [],
    relied: [],
    adopted: [],
    people: numbers.map((n) => ({
      key: `per_bench${n}`,
      givenId: `bench-${n}`,
      email: `bench${n}@example.com`,
      name: `Ana ${n}`,
      country: 'FR',
      language: 'fr',
      attributes: { plan: 'pro', orders: n },
    })),
    conversations: numbers.map((n) => ({ id: `bench-${n}`, personKey: `per_bench${n}`, channel: 'api', joinable: true })),
    events: numbers.map((n) => ({
      lane: n % 16,
      conversationId: `bench-${n}`,
      personKey: `per_bench${n}`,
      messageId: `bench-${n}`,
      payload: { ...message, opens: true },
    })),
  };
}

/** Of a database where none was ever defined. */
const attributeRevision = 0;

/** µs for each new person, the median of batches of 100. */
async function ingestCost(database: Database): Promise<number> {
  const costs: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    const resolved = newPeople(100);
    costs.push((await timed(() => insertResolved(database, resolved, new Date().toISOString(), attributeRevision))) * 10);
  }
  return quantile(costs, 0.5);
}

async function openFilled(dataDir: string, findable: boolean): Promise<Database> {
  const database = await openEmbedded({ dataDir });
  await migrate(database);
  if (!findable) {
    await database.query('drop index switchboard.person_created');
    await database.query('alter table switchboard.person drop column search_text');
  }
  await fill(database);
  return database;
}

const directory = mkdtempSync(join(tmpdir(), 'switchboard-people-'));
const database = await openFilled(join(directory, 'with'), true);
for (const [name, condition] of segments) await measure(database, `count: ${name}`, () => countPeople(database, condition));
for (const [name, question] of searches) await measure(database, name, () => findPeople(database, question, 51, null));

const plain = await openFilled(join(directory, 'without'), false);
const costs = { with: [] as number[], without: [] as number[] };
for (let round = 0; round < 3; round += 1) {
  costs.without.push(await ingestCost(plain));
  costs.with.push(await ingestCost(database));
}
const without = quantile(costs.without, 0.5);
report({
  name: "ingest's statement, for each new person",
  value: quantile(costs.with, 0.5),
  unit: 'µs',
  target: { value: without * 1.1, better: 'less' },
  limit: { name: 'without what makes people findable', value: without },
});
await database.close();
await plain.close();
rmSync(directory, { recursive: true });
