import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { violationsInBothSchemes } from './harness/axe.ts';
import { launchBrowser, logIn, newVisitor, takeScreenshot } from './harness/browser.ts';
import { checkout } from './harness/checkout.ts';
import { editorPage } from './harness/editor-page.ts';
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

const listNode = `
export default {
  type: 'has-lists', version: 1, kind: 'filter', title: 'Has lists', summary: 'Asks nothing.', icon: 'list', group: 'Filters',
  config: {
    type: 'object', additionalProperties: false,
    properties: {
      words: { type: 'array', title: 'Words', items: { type: 'string' } },
      pairs: { type: 'array', title: 'Pairs', items: { type: 'object', title: 'Pair', additionalProperties: false, properties: {
        k: { type: 'string', title: 'Key' }, v: { type: 'number', title: 'Value' } } } },
    },
  },
  decide() { return { port: 'yes', why: [] }; },
  examples: [],
};`;

describe('a folder of custom node types', () => {
  let folder: string;
  let browser: Browser;
  let product: Product;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-nodes-'));
    await cp(join(checkout, 'engine/examples/nodes'), folder, { recursive: true });
    await writeFile(join(folder, 'is-loud.mjs'), loudNode);
    await writeFile(join(folder, 'has-lists.mjs'), listNode);
    await writeFile(join(folder, 'broken.mjs'), 'export default { type: "broken" };');
    await writeFile(join(folder, 'unreadable.mjs'), 'this is not JavaScript');
    product = await startProduct({ environment: { SWITCHBOARD_NODES: folder } });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
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

  it('is set in a form whose lists are filled, put in order and emptied by keyboard', async () => {
    const node = { id: 'f', type: 'has-lists', version: 1, position: { x: 0, y: 0 }, config: {} };
    const { body } = await product.api.post('/automations', {
      name: 'Lists',
      graph: { schemaVersion: 1, nodes: [node], edges: [] },
    });
    const { page, faults } = await newVisitor(browser);
    await logIn(page, product.url);
    await page.goto(`${product.url}/automations/${body.id}`);
    const form = await editorPage(page).settings('Has lists');
    const focused = () => page.locator(':focus');
    const hasFocus = (role: 'textbox' | 'button', name: string) =>
      form.getByRole(role, { name, exact: true }).and(focused()).waitFor();
    const config = async () => (await product.api.get(`/automations/${body.id}`)).body.graph.nodes[0].config;

    await form.getByRole('button', { name: 'Add entry to “Words”' }).press('Enter');
    await hasFocus('textbox', 'Entry 1');
    await page.keyboard.type('one');
    await form.getByRole('button', { name: 'Add entry to “Words”' }).press('Enter');
    await hasFocus('textbox', 'Entry 2');
    await page.keyboard.type('two');
    await form.getByRole('button', { name: 'Move entry 2 up' }).press('Enter');
    await hasFocus('button', 'Move entry 1 down');
    await form.getByRole('button', { name: 'Add pair to “Pairs”' }).press('Enter');
    const pair = form.getByRole('group', { name: 'Pair 1' });
    await pair.getByRole('textbox', { name: 'Key' }).and(focused()).waitFor();
    await page.keyboard.type('x');
    await pair.getByRole('textbox', { name: 'Value' }).fill('1');
    await editorPage(page).canvas.getByText('“two” or “one” · Key x, Value 1').waitFor();
    await takeScreenshot(page, 'form-of-lists');
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await until('it is saved', 8_000, async () => {
      const { words, pairs } = await config();
      return String(words) === 'two,one' && pairs?.[0]?.v === 1;
    });
    await form.getByRole('button', { name: 'Remove entry 1' }).press('Enter');
    await hasFocus('button', 'Remove entry 1');
    await page.keyboard.press('Enter');
    await hasFocus('button', 'Add entry to “Words”');
    await form.getByRole('button', { name: 'Remove pair 1' }).press('Enter');
    await editorPage(page).canvas.getByText('Asks nothing.').waitFor();
    expect(faults).toEqual([]);
  });

  it('may hold what its form has no field for, which is shown and removed where its problem leads', async () => {
    const node = (id: string, type: string, config: object, version = 1) => ({
      id,
      type,
      version,
      position: { x: 0, y: id === 'c' ? 0 : 200 },
      config,
    });
    const country = node('c', 'country', { operator: 'is', countries: ['XX', 5], extra: true });
    const graph = { schemaVersion: 1, nodes: [country, node('n', 'country', {}, 9)], edges: [] };
    const { body } = await product.api.post('/automations', { name: 'Strays', graph });
    const { page } = await newVisitor(browser);
    await logIn(page, product.url);
    await page.goto(`${product.url}/automations/${body.id}?drawer=problems`);
    await editorPage(page).canvas.getByText('Version 9 of “Country” is not installed here.').waitFor();
    await page.getByRole('button', { name: /“extra” is not a known field/ }).click();
    await page.getByRole('button', { name: 'Remove it: “extra”' }).and(page.locator(':focus')).waitFor();
    await takeScreenshot(page, 'form-with-strays');
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove it: Entry 2 of “Countries”' }).click();
    await page.getByRole('list', { name: 'What has no field here' }).waitFor({ state: 'detached' });
    await until('it is saved', 8_000, async () => {
      const { config } = (await product.api.get(`/automations/${body.id}`)).body.graph.nodes[0];
      return JSON.stringify(config) === JSON.stringify({ operator: 'is', countries: ['XX'] });
    });
  });
});
