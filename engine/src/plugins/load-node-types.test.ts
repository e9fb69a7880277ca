import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActionType, FilterType } from '@switchboard/shared/node-type';
import { exampleDirectory, exampleFacts, exampleNow } from '../nodes/example-facts.ts';
import { loadNodeTypes } from './load-node-types.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'switchboard-nodes-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const put = (name: string, source: string) => writeFile(path.join(folder, name), source);
const filter = (parts: string) =>
  `export default { type: 'vip', version: 1, kind: 'filter', title: 'VIP', config: { type: 'object' }, decide: () => ({ port: 'yes', why: [] }), ${parts} };`;
const decideInput = { config: {}, facts: exampleFacts, directory: exampleDirectory, load: null, now: exampleNow };

async function loadedFilter(parts: string): Promise<FilterType> {
  await put('vip.mjs', filter(parts));
  const { registry, problems } = await loadNodeTypes([folder]);
  expect(problems).toEqual([]);
  return registry.get('vip', 1) as FilterType;
}

describe('loadNodeTypes', () => {
  it('finds the built-in types without being told of them', async () => {
    const { registry, problems } = await loadNodeTypes([]);
    expect(problems).toEqual([]);
    expect(registry.describe().map(({ title }) => title)).toEqual([
      'Incoming message',
      'Conversation assigned',
      'Conversation closed',
      'Conversation opened',
      'Person entered segment',
      'Person left segment',
      'Tag added',
      'Browser language',
      'Business hours',
      'Condition',
      'Country',
      'Group availability',
      'Segment',
      'Add tag',
      'Agent email',
      'Assign to agent',
      'Assign to group',
      'Close conversation',
      'Internal note',
      'Remove tag',
      'Send reply',
      'Set attribute',
    ]);
    expect(registry.describe().find(({ type }) => type === 'country')).toMatchObject({
      version: 1,
      kind: 'filter',
      inputs: ['in'],
      outputs: ['yes', 'no'],
    });
  });

  it('loads the worked examples of custom types, whose own examples hold', async () => {
    const { registry, problems } = await loadNodeTypes([fileURLToPath(new URL('../../examples/nodes', import.meta.url))]);
    expect(problems).toEqual([]);
    expect(registry.get('working-hours', 1)?.kind).toBe('filter');
    expect((registry.get('call-webhook', 1) as ActionType).act).toBeInstanceOf(Function);
  });

  it('names each broken file and loads the rest', async () => {
    await put('a-syntax.mjs', 'export default {');
    await put('b-no-decide.mjs', filter('decide: undefined'));
    await put('c-schema.mjs', filter("config: { type: 'objekt' }"));
    await put('d-example.mjs', filter("examples: [{ title: 'Says no', config: {}, port: 'no' }]"));
    await put(
      'e-example-config.mjs',
      filter("config: { type: 'object', required: ['x'] }, examples: [{ title: 'Empty', config: {}, port: 'yes' }]"),
    );
    await put('f-built-in.mjs', filter("type: 'country'"));
    await put('g-good.mjs', filter("type: 'good'"));
    await put('h-again.mjs', filter("type: 'good'"));
    await put('i-throws.mjs', "throw new Error('no licence');");
    await put('j-nothing.mjs', 'export const x = 1;');
    await put('notes.txt', 'not a node type');
    await put('k-good.test.mjs', 'export default {');
    const missing = path.join(folder, 'missing');
    const { registry, problems } = await loadNodeTypes([folder, missing]);
    expect(registry.get('good', 1)).toBeDefined();
    expect(problems.map(({ file }) => path.basename(file))).toEqual([
      'a-syntax.mjs',
      'b-no-decide.mjs',
      'c-schema.mjs',
      'd-example.mjs',
      'e-example-config.mjs',
      'f-built-in.mjs',
      'h-again.mjs',
      'i-throws.mjs',
      'j-nothing.mjs',
      'missing',
    ]);
    const messages = problems.map(({ message }) => message);
    expect(messages[1]).toMatch('decide must be a function');
    expect(messages[2]).toMatch('config is not a JSON Schema');
    expect(messages[3]).toMatch('“Says no” says "no", but decide answered "yes"');
    expect(messages[5]).toMatch('already');
    expect(messages[7]).toMatch('no licence');
  });

  it('gives a custom type copies, so that it cannot change what others decide on', async () => {
    const nodeType = await loadedFilter(
      "decide: ({ facts }) => { facts.conversation.groupId = 'mine'; return { port: 'yes' }; }",
    );
    expect(nodeType.decide(decideInput)).toEqual({ port: 'yes', why: [] });
    expect(exampleFacts.conversation.groupId).toBeNull();
  });

  it.each([
    ['a port that is none', "decide: () => ({ port: 'maybe' })", 'port'],
    ['nothing', 'decide: () => undefined', 'object'],
    ['a promise', "decide: async () => ({ port: 'yes' })", 'promise'],
    ['a circle', 'decide: () => { const a = {}; a.a = a; return a; }', 'circular'],
    ['a big integer', "decide: () => ({ port: 'yes', why: [{ actual: 1n }] })", 'BigInt'],
    ['a character that cannot be stored', "decide: () => ({ port: 'yes', why: [{ actual: '\\0' }] })", 'stored'],
    ['half a character', "decide: () => ({ port: 'yes', why: [{ actual: '\\ud800' }] })", 'stored'],
    ['far too much', "decide: () => ({ port: 'yes', why: [{ actual: 'x'.repeat(100000) }] })", 'characters'],
    ['a why that is none', "decide: () => ({ port: 'yes', why: [1] })", 'why'],
  ])('turns an answer that is %s into a reason', async (_, parts, message) => {
    const nodeType = await loadedFilter(parts);
    expect(() => nodeType.decide(decideInput)).toThrow(message);
  });

  it('does without index conditions that are none', async () => {
    const throwing = await loadedFilter("necessary: () => { throw new Error('no'); }");
    expect(throwing.necessary?.({}, 'yes')).toEqual([]);
  });

  it('drops index conditions on fields that do not exist or that commands can change', async () => {
    const nodeType = await loadedFilter(
      "necessary: () => [{ field: 'conversation.groupId', anyOf: ['g'] }, { field: 'message.country', anyOf: ['FR'] }, { field: 'message.country', anyOf: [1] }, { field: 'person.shoe', anyOf: ['42'] }]",
    );
    expect(nodeType.necessary?.({}, 'yes')).toEqual([{ field: 'message.country', anyOf: ['FR'] }]);
  });
});
