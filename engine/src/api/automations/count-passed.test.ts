import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Graph, GraphEdge, GraphNode } from '@switchboard/shared/graph';
import { loadNodeTypes } from '../../plugins/load-node-types.ts';
import { createPassedCounter, type PassedCounterOptions } from './count-passed.ts';
import { windowStart } from './port-counts-routes.ts';
import { startTestStack, type TestStack } from './test-stack.ts';

const node = (id: string, type: string, config: Record<string, unknown> = {}): GraphNode => ({
  id,
  type,
  version: 1,
  position: { x: 0, y: 0 },
  config,
});
const edge = (source: string, sourceHandle: string, target: string): GraphEdge => ({
  id: `${source}-${sourceHandle}-${target}`,
  source,
  sourceHandle,
  target,
  targetHandle: 'in',
});
/** Tags who writes from Poland. */
const tagging: Graph = {
  schemaVersion: 1,
  nodes: [
    node('t', 'incoming-message'),
    node('c', 'country', { operator: 'is', countries: ['PL'] }),
    node('a', 'add-tag', { tag: 'polish' }),
  ],
  edges: [edge('t', 'out', 'c'), edge('c', 'yes', 'a')],
};
/** Of those that were tagged, closes what is empty talk. */
const closing: Graph = {
  schemaVersion: 1,
  nodes: [
    node('t', 'incoming-message'),
    node('tagged', 'condition', { condition: { field: 'conversation.tags', operator: 'contains', value: 'polish' } }),
    node('short', 'condition', { condition: { field: 'message.text', operator: 'is', value: 'ok' } }),
    node('x', 'close-conversation'),
  ],
  edges: [edge('t', 'out', 'tagged'), edge('tagged', 'yes', 'short'), edge('short', 'yes', 'x')],
};

describe('counting what passed', () => {
  let stack: TestStack;
  let id: string;
  let registry: PassedCounterOptions['registry'];
  let nowMs: number;

  const publish = async (name: string, graph: Graph): Promise<string> => {
    const { body } = await stack.request('POST', '/automations', { name, graph });
    expect((await stack.request('POST', `/automations/${body.id}/publish`, { revision: 1 })).status).toBe(200);
    return body.id;
  };
  beforeAll(async () => {
    stack = await startTestStack();
    ({ registry } = await loadNodeTypes([]));
    await publish('Tagging', tagging);
    id = await publish('Closing', closing);
  }, 60_000);
  beforeEach(() => {
    // Later than what was just accepted needs to settle.
    nowMs = Date.now() + 20_000;
  });
  afterAll(() => stack.close());

  const counter = (atMost?: number) => {
    const count = createPassedCounter({
      database: stack.database,
      registry,
      publicUrl: 'https://help.example.com',
      ...(atMost === undefined ? {} : { atMost }),
      now: () => nowMs,
    });
    return async () => {
      const counts = await count({
        automationId: id,
        version: 1,
        graph: closing,
        window: 'hour',
        since: windowStart('hour', nowMs),
      });
      return counts === null
        ? null
        : { of: counts.of, ...Object.fromEntries(counts.items.map(({ nodeId, port, count: n }) => [`${nodeId}:${port}`, n])) };
    };
  };
  let conversations = 0;
  const write = async (country: string, text: string): Promise<void> => {
    conversations += 1;
    await stack.accept({ text, conversationId: `c-${conversations}`, context: { country } });
  };
  const age = (interval: string) =>
    stack.database.query(`update switchboard.event set accepted_at = accepted_at - $1::interval`, [interval]);

  it('shows how far those came that led to nothing, as automations before left the conversation', async () => {
    const settled = counter();
    for (const [country, text] of [
      ['FR', 'ok'],
      ['PL', 'ok'],
      ['PL', 'Gdzie?'],
      ['PL', 'Kiedy?'],
    ] as const)
      await write(country, text);
    await stack.drain();
    const expected = { of: 'messages', 't:out': 4, 'tagged:no': 1, 'tagged:yes': 3, 'short:no': 2, 'short:yes': 1, 'x:out': 1 };
    expect(await settled()).toEqual(expected);
    expect(await settled()).toEqual(expected);

    // Neither what is too new to be settled nor what is not decided yet is lost or counted twice.
    nowMs = Date.now();
    await write('PL', 'ok');
    const more = { ...expected, 't:out': 5, 'tagged:yes': 4, 'short:yes': 2, 'x:out': 2 };
    expect(await settled()).toEqual(expected);
    await stack.drain();
    expect(await settled()).toEqual(more);
    nowMs += 20_000;
    expect(await settled()).toEqual(more);
    expect(await counter()()).toEqual(more);
  });

  it('goes on from two callers at once as from one after another', async () => {
    const count = counter();
    const [one, other] = await Promise.all([count(), count()]);
    expect(other).toEqual(one);
    expect(await count()).toEqual(one);
  });

  it('lets go of what slides out of the window', async () => {
    const count = counter();
    expect(await count()).toMatchObject({ 't:out': 5 });
    nowMs += 2 * 3_600_000;
    expect(await count()).toEqual({ of: 'messages' });
    await age('2 hours');
    nowMs = Date.now();
    expect(await counter()()).toEqual({ of: 'messages' });
    await write('DE', 'ok');
    await stack.drain();
    expect(await counter()()).toEqual({ of: 'messages', 't:out': 1, 'tagged:no': 1 });
  });

  it('counts nothing of more than it can, and again once they are fewer', async () => {
    const count = counter(2);
    await write('DE', 'ok');
    await stack.drain();
    expect(await count()).toMatchObject({ 't:out': 2 });
    await write('DE', 'ok');
    await stack.drain();
    expect(await count()).toBeNull();
    nowMs += 3_600_000 + 600_000;
    expect(await count()).toEqual({ of: 'messages' });
  });
});
