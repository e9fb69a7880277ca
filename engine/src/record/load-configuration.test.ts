import { defineAttribute, forgetAttribute } from '../api/people/attribute-definitions.sql.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import { createAutomation, orderAutomations, saveAutomation } from '../api/automations/automation-drafts.ts';
import { pauseAutomation, publishAutomation, resumeAutomation } from '../api/automations/automation-publishing.ts';
import { franceGraph } from '../api/automations/france-graph.ts';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import { loadNodeTypes } from '../plugins/load-node-types.ts';
import { fixLanes } from './lanes.sql.ts';
import { type ConfigurationLoader, createConfigurationLoader } from './load-configuration.ts';
import { loadRevision } from './test-databases.ts';
import { openMs, type TestDatabase, testDatabases } from './test-databases.ts';

describe.each(testDatabases)('the configuration in the %s database', (_name, open) => {
  let test: TestDatabase;
  let registry: NodeTypeRegistry;
  let loader: ConfigurationLoader;
  let unrunnable: string[];
  beforeAll(async () => {
    test = await open(4);
    ({ registry } = await loadNodeTypes([]));
    unrunnable = [];
    loader = createConfigurationLoader(registry, (id, version, message) => unrunnable.push(`${id} ${version} ${message}`));
    await test.database.query(`insert into switchboard.agent (id, name, email, role, languages, availability)
      values ('a_marie', 'Marie', 'marie@example.com', 'agent', '["fr"]', 'online')`);
    await test.database.query(`insert into switchboard.agent_group (id, name, permission, agent_ids, routing)
      values ('g_france', 'Support France', 'agents', '["a_marie"]', '{"strategy":"none"}')`);
  }, openMs);
  afterAll(() => test?.close());

  const load = async () => loader.at(test.database, await loadRevision(test.database));
  const published = async (): Promise<string[]> =>
    (await load()).published.map(({ automationId, version }) => `${automationId} ${version}`);
  async function publish(name: string, graph: Graph = franceGraph('g_france', 'a_marie')): Promise<string> {
    const { id, revision } = await createAutomation(test.database, { name, graph }, 'test');
    await publishAutomation(test.database, registry, id, revision, 'test');
    return id;
  }

  it('holds what is published, in list order, and the team', async () => {
    const first = await publish('First');
    const second = await publish('Second');
    await createAutomation(test.database, { name: 'Draft', graph: franceGraph('g_france', 'a_marie') }, 'test');
    expect(await published()).toEqual([`${first} 1`, `${second} 1`]);
    const { directory } = await load();
    expect(directory.agents.get('a_marie')).toEqual({
      id: 'a_marie',
      name: 'Marie',
      email: 'marie@example.com',
      languages: ['fr'],
      availability: 'online',
      maxOpenConversations: null,
      workingHours: null,
    });
    expect(directory.groups.get('g_france')).toEqual({
      id: 'g_france',
      name: 'Support France',
      agentIds: ['a_marie'],
      routing: { strategy: 'none' },
      hours: null,
    });

    const drafts = await test.database.query(`select id from switchboard.automation where status = 'draft'`);
    await orderAutomations(test.database, [second, first, drafts.rows[0].id], 'test');
    expect(await published()).toEqual([`${second} 1`, `${first} 1`]);

    await pauseAutomation(test.database, second, 'test');
    expect(await published()).toEqual([`${first} 1`]);
    await resumeAutomation(test.database, second, 'test');
    await saveAutomation(test.database, first, { revision: 2, graph: franceGraph('g_france', 'a_marie') }, 'test');
    expect(await published()).toEqual([`${second} 1`, `${first} 1`]);
    await publishAutomation(test.database, registry, first, 3, 'test');
    expect(await published()).toEqual([`${second} 1`, `${first} 2`]);
  });

  it('is read again only when its revision has changed', async () => {
    const before = await load();
    expect(await load()).toBe(before);
    await test.database.query('update switchboard.configuration set revision = revision + 1');
    const after = await load();
    expect(after).not.toBe(before);
    expect(after.published[0]?.plan).toBe(before.published[0]?.plan);
    expect(after.indexes).toBe(before.indexes);
    await defineAttribute(test.database, 'orders', 'number');
    expect((await load()).directory.attributeTypes).toEqual(new Map([['orders', 'number']]));
    await forgetAttribute(test.database, 'orders');
    expect((await load()).directory.attributeTypes).toEqual(new Map());
  });

  it('leaves a version out that cannot run any more, and says so', async () => {
    const id = await publish('Third');
    await test.database.query(
      `update switchboard.automation_version set graph = replace(graph::text, '"country"', '"gone-type"')::jsonb where automation_id = $1`,
      [id],
    );
    expect((await published()).some((each) => each.startsWith(id))).toBe(false);
    expect(unrunnable).toEqual([expect.stringContaining(`${id} 1 `)]);
    expect(unrunnable[0]).toMatch(/gone-type/);
  });

  it('fixes the number of lanes at the first start', async () => {
    await fixLanes(test.database, 4);
    await expect(fixLanes(test.database, 8)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('LANES=4'),
    });
    const { rows } = await test.database.query('select count(*) as n from switchboard.lane');
    expect(rows).toEqual([{ n: 4 }]);
  });
});
