import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkout } from './harness/checkout.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

const loudNode = `
export default {
  type: 'is-loud', version: 1, kind: 'filter', title: 'Is loud', summary: 'Asks whether somebody shouts.', icon: 'volume', group: 'Filters',
  config: { type: 'object', properties: { marks: { type: 'integer', title: 'Exclamation marks', minimum: 1 } }, required: ['marks'], additionalProperties: false },
  decide({ config, facts }) {
    const actual = facts.message.text.split('!').length - 1;
    const passed = actual >= config.marks;
    return { port: passed ? 'yes' : 'no', why: [{ field: 'message.text', operator: 'has at least', expected: config.marks, actual, passed }] };
  },
  examples: [{ title: 'Says yes to a shout', config: { marks: 2 }, facts: { message: { text: 'Help!!' } }, port: 'yes' }],
};`;

describe('a folder of custom node types', () => {
  let folder: string;
  let product: Product;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-nodes-'));
    await cp(join(checkout, 'engine/examples/nodes'), folder, { recursive: true });
    await writeFile(join(folder, 'is-loud.mjs'), loudNode);
    await writeFile(join(folder, 'broken.mjs'), 'export default { type: "broken" };');
    await writeFile(join(folder, 'unreadable.mjs'), 'this is not JavaScript');
    product = await startProduct({ environment: { SWITCHBOARD_NODES: folder } });
  });

  afterAll(async () => {
    await product?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is loaded at the start: what is sound is listed, what is broken is named and stops nothing', async () => {
    const { body } = await product.api.get('/node-types');
    expect(body.items.map(({ type }: { type: string }) => type)).toContain('is-loud');
    const files = body.problems.map(({ file }: { file: string }) => file).join(' ');
    expect(files).toContain('broken.mjs');
    expect(files).toContain('unreadable.mjs');
    expect(body.problems).toHaveLength(2);
    expect(product.output()).toContain('broken.mjs');
  });

  it('decides in a published automation, with its reasons', async () => {
    const group = await product.api.post('/groups', { name: 'Urgent', agentIds: [] });
    const node = (id: string, type: string, config: object) => ({ id, type, version: 1, position: { x: 0, y: 0 }, config });
    const edge = (id: string, source: string, sourceHandle: string, target: string) => ({
      id,
      source,
      sourceHandle,
      target,
      targetHandle: 'in',
    });
    const graph = {
      schemaVersion: 1,
      nodes: [
        node('t', 'incoming-message', {}),
        node('f', 'is-loud', { marks: 3 }),
        node('g', 'assign-to-group', { groupId: group.body.id }),
      ],
      edges: [edge('1', 't', 'out', 'f'), edge('2', 'f', 'yes', 'g')],
    };
    const { body: automation } = await product.api.post('/automations', { name: 'Shouting', graph });
    expect((await product.api.post(`/automations/${automation.id}/publish`, { revision: automation.revision })).status).toBe(200);
    await product.api.post('/messages', [
      { id: 'loud', conversationId: 'loud', text: 'Help!!!' },
      { id: 'quiet', conversationId: 'quiet', text: 'Help!' },
    ]);
    await until(
      'the loud one is assigned',
      10_000,
      async () => (await product.api.get('/conversations/loud')).body.groupId === group.body.id,
    );
    const { body: explanation } = await product.api.get(`/automations/${automation.id}/explain?messageId=quiet`);
    expect(explanation.matched).toBe(false);
    expect(explanation.steps.find(({ nodeId }: { nodeId: string }) => nodeId === 'f')).toMatchObject({
      port: 'no',
      why: [{ field: 'message.text', expected: 3, actual: 1, passed: false }],
    });
  });
});
