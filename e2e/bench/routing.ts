/**
 * What rules, segments and routed groups cost the drain: 20 segments, 10 rules and 5 groups in play, against the same
 * stream without them. Embedded database, batches of 1,000 as in the product, every second message assigned in both; rounds
 * take turns, so that a busy machine disturbs both alike.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAutomation } from '@switchboard/engine/api/automations/automation-drafts';
import { publishAutomation } from '@switchboard/engine/api/automations/automation-publishing';
import { createIngest } from '@switchboard/engine/ingest/ingest';
import { createPendingGauge } from '@switchboard/engine/ingest/pending-gauge';
import { loadNodeTypes } from '@switchboard/engine/plugins/load-node-types';
import type { Database } from '@switchboard/engine/record/database';
import { openEmbedded } from '@switchboard/engine/record/embedded';
import { fixLanes } from '@switchboard/engine/record/lanes.sql';
import { createConfigurationLoader } from '@switchboard/engine/record/load-configuration';
import { migrate } from '@switchboard/engine/record/migrate';
import { createDrain } from '@switchboard/workers/drain/drain';
import { pino } from 'pino';
import { assigningGraph } from '../src/harness/french-automation.ts';
import { quantile, report } from './report.ts';

const messagesPerRound = 5_000;
const rounds = 6;
const laneCount = 16;
const lanes = Array.from({ length: laneCount }, (_, lane) => lane);
const logger = pino({ level: 'warn' });
const { registry } = await loadNodeTypes([]);

/** Groups of four that pick by turns; without rules one group whose members choose. */
async function addTeam(database: Database, isRouted: boolean): Promise<void> {
  await database.query(
    `insert into switchboard.agent (id, name, email, role, languages, availability)
     select 'a_' || i, 'Agent ' || i, 'agent' || i || '@example.com', 'agent', '[]', 'online' from generate_series(0, 19) i`,
  );
  await database.query(
    `insert into switchboard.agent_group (id, name, permission, agent_ids, routing)
     select 'g_' || i, 'Group ' || i, 'agents',
       jsonb_build_array('a_' || 4 * i, 'a_' || 4 * i + 1, 'a_' || 4 * i + 2, 'a_' || 4 * i + 3), $1::jsonb
     from generate_series(0, 4) i`,
    [JSON.stringify({ strategy: isRouted ? 'round-robin' : 'none' })],
  );
  if (!isRouted) return;
  await database.query(
    `insert into switchboard.segment (id, name, condition)
     select 's_' || i, 'Segment ' || i, jsonb_build_object('all', jsonb_build_array(
       jsonb_build_object('field', 'person.attributes.tier', 'operator', 'is', 'value', 'tier-' || i),
       jsonb_build_object('field', 'person.email', 'operator', 'ends-with', 'value', '@example.com')))
     from generate_series(0, 19) i`,
  );
  await database.query(
    `insert into switchboard.assignment_rule (id, name, segment_id, group_id, enabled, position)
     select 'r_' || i, 'Rule ' || i, 's_' || i, 'g_' || i % 5, true, i from generate_series(0, 9) i`,
  );
}

interface Side {
  database: Database;
  round: (number: number) => Promise<number>;
}

async function openSide(dataDir: string, isRouted: boolean): Promise<Side> {
  const database = await openEmbedded({ dataDir });
  await migrate(database);
  await fixLanes(database, laneCount);
  await addTeam(database, isRouted);
  const { id, revision } = await createAutomation(database, { name: 'France', graph: assigningGraph('a_0', 'g_0') }, 'bench');
  await publishAutomation(database, registry, id, revision, 'bench');
  const ingest = createIngest({
    database,
    lanes: laneCount,
    maxPending: 1_000_000,
    pending: createPendingGauge(database),
    countryOf: () => null,
    ring: () => undefined,
    onAccepted: () => undefined,
  });
  const drain = createDrain({
    database,
    configuration: createConfigurationLoader(registry, (automation, version, message) => {
      throw new Error(`${automation} ${version}: ${message}`);
    }),
    publicUrl: 'https://desk.example',
    batchSize: 1_000,
    pauseMs: 0,
    onRecorded: () => undefined,
    onSetAside: (_lane, seq, reason) => {
      throw new Error(`${seq} was set aside: ${reason}`);
    },
    logger,
    now: Date.now,
  });
  return {
    database,
    async round(number) {
      for (let sent = 0; sent < messagesPerRound; sent += 500) {
        await ingest.accept(
          Array.from({ length: 500 }, (_, place) => {
            const name = `${number}-${sent + place}`;
            const isFrench = place % 2 === 0;
            return {
              text: 'Bonjour',
              conversationId: `c-${name}`,
              // One in twenty of the others is in a segment that a rule asks about.
              person: {
                id: `p-${name}`,
                email: `${name}@example.com`,
                attributes: { tier: `tier-${isFrench ? 99 : place % 200}` },
              },
              context: isFrench ? { country: 'FR', browserLanguage: 'fr-FR' } : { country: 'DE', browserLanguage: 'de-DE' },
            };
          }),
        );
      }
      const begun = performance.now();
      while (await drain(lanes));
      return messagesPerRound / ((performance.now() - begun) / 1_000);
    },
  };
}

const directory = mkdtempSync(join(tmpdir(), 'switchboard-routing-'));
const plain = await openSide(join(directory, 'plain'), false);
const routed = await openSide(join(directory, 'routed'), true);
const rates = { plain: [] as number[], routed: [] as number[] };
for (let number = 0; number <= rounds; number += 1) {
  const [first, second] = number % 2 === 0 ? (['plain', 'routed'] as const) : (['routed', 'plain'] as const);
  for (const side of [first, second]) {
    const rate = await (side === 'plain' ? plain : routed).round(number);
    // The first round warms both.
    if (number > 0) rates[side].push(rate);
  }
}
const { rows } = await routed.database.query<{ picked: number }>(
  `select count(*)::int as picked from switchboard.conversation where assignee_id is not null`,
);
console.log(`${rows[0]!.picked} conversations were given to an agent by routing`);
const without = quantile(rates.plain, 0.5);
report({
  name: 'drain with 20 segments, 10 rules and 5 routed groups',
  value: quantile(rates.routed, 0.5),
  unit: 'messages/s',
  target: { value: without * 0.9, better: 'more' },
  limit: { name: 'the same stream without them', value: without },
});
await plain.database.close();
await routed.database.close();
rmSync(directory, { recursive: true });
