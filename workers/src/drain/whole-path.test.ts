import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { franceGraph } from '@switchboard/engine/api/automations/france-graph';
import { createApp } from '@switchboard/engine/api/create-app';
import { installEnvironmentKey } from '@switchboard/engine/api/keys/install-environment-key';
import { createChangeFeed } from '@switchboard/engine/record/change-feed';
import { testDatabases } from '@switchboard/engine/record/test-databases';
import { readSettings } from '@switchboard/engine/settings';
import { openTestStream, silent, type TestStream } from './test-stream.ts';

const key = 'a-key-of-more-than-24-characters';

/** The job that the product was made for, from the request to the reasons, with nothing left out but queue and SMTP. */
describe('the path of a message', () => {
  let stream: TestStream;
  let server: Server;
  let automationId: string;

  beforeAll(async () => {
    stream = await openTestStream(testDatabases[0]![1]);
    const { database, ingest, registry } = stream;
    await installEnvironmentKey(database, key);
    const app = createApp({
      settings: readSettings({ LANES: '4' }, { demo: false, version: '0.0.0' }),
      database,
      ingest,
      countryOf: () => null,
      registry,
      nodeTypeProblems: [],
      changes: createChangeFeed(),
      logger: silent,
      isReady: () => true,
      metrics: async () => '',
      builderDirectory: null,
    });
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server?.closeAllConnections();
    server?.close();
    await stream?.close();
  });

  // biome-ignore lint/suspicious/noExplicitAny: what the test looks at is stated where it looks.
  async function ask(method: string, path: string, body?: unknown): Promise<any> {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    expect([path, response.status]).toEqual([path, expect.any(Number)]);
    if (response.status >= 400)
      throw new Error(`${method} ${path} was answered with ${response.status}: ${await response.text()}`);
    return response.json();
  }
  const way = (steps: { nodeId: string; port: string | null }[]): string[] =>
    steps.map(({ nodeId, port }) => `${nodeId} ${port}`);

  it('begins with an automation that is drawn and published', async () => {
    const { id, revision } = await ask('POST', '/automations', { name: 'France', graph: franceGraph('g_france', 'a_marie') });
    expect(await ask('POST', `/automations/${id}/publish`, { revision })).toMatchObject({ version: 1 });
    automationId = id;
  });

  it('takes messages of a French and of a German visitor', async () => {
    const { messages } = await ask('POST', '/messages', [
      {
        id: 'm-french',
        conversationId: 'c-french',
        channel: 'chat',
        text: 'Où est ma commande ?',
        person: { id: 'p-chloe', name: 'Chloé' },
        context: { country: 'fr', acceptLanguage: 'fr-FR,fr;q=0.9' },
      },
      {
        id: 'm-german',
        conversationId: 'c-german',
        channel: 'chat',
        text: 'Wo ist mein Paket?',
        person: { id: 'p-max', name: 'Max' },
        context: { country: 'DE', browserLanguage: 'de-DE' },
      },
    ]);
    expect(messages.map(({ status }: { status: string }) => status)).toEqual(['accepted', 'accepted']);
    expect(await stream.drainOf()()).toBe(true);
  });

  it('routes the French conversation to its group and says why', async () => {
    expect(await ask('GET', '/conversations/c-french')).toMatchObject({
      groupId: 'g_france',
      assigneeId: null,
      messages: [{ id: 'm-french', text: 'Où est ma commande ?', country: 'FR', language: 'fr-FR', decided: true }],
      timeline: expect.arrayContaining([
        expect.objectContaining({
          kind: 'assigned',
          by: 'automation',
          automationId,
          version: 1,
          reason: 'Assigned to Support France.',
        }),
      ]),
    });
  });

  it('plans one mail to Marie, rendered', async () => {
    const { rows } = await stream.database.query('select state, kind, content from switchboard.effect');
    expect(rows).toMatchObject([
      {
        state: 'planned',
        kind: 'email',
        content: {
          agentId: 'a_marie',
          toEmail: 'marie@example.com',
          subject: 'Chloé wrote',
          text: expect.stringContaining('Où est ma commande ?'),
        },
      },
    ]);
  });

  it('leaves the German conversation alone', async () => {
    const { groupId, assigneeId, timeline } = await ask('GET', '/conversations/c-german');
    expect([groupId, assigneeId]).toEqual([null, null]);
    expect(timeline.map(({ kind }: { kind: string }) => kind)).not.toContain('assigned');
  });

  it('keeps a run for the French message only, with every reason', async () => {
    const { items } = await ask('GET', `/runs?automationId=${automationId}`);
    expect(items).toMatchObject([{ messageId: 'm-french', conversationId: 'c-french', version: 1, status: 'completed' }]);
    const run = await ask('GET', `/runs/${items[0].id}`);
    expect(way(run.steps)).toEqual(['t out', 'c yes', 'l yes', 'e out', 'g out']);
    expect(run.effects).toMatchObject([{ nodeId: 'e', kind: 'email', state: 'planned', attempts: 0 }]);
  });

  it('explains both', async () => {
    const french = await ask('GET', `/automations/${automationId}/explain?messageId=m-french`);
    expect([french.matched, french.version, french.inForce, way(french.steps)]).toEqual([
      true,
      1,
      true,
      ['t out', 'c yes', 'l yes', 'e out', 'g out'],
    ]);
    const german = await ask('GET', `/automations/${automationId}/explain?messageId=m-german`);
    expect([german.matched, german.version, way(german.steps)]).toEqual([false, 1, ['t out', 'c no']]);
    expect(german.steps[1].why).toMatchObject([{ expected: ['FR'], actual: 'DE', passed: false }]);
  });

  it('sends no second mail for the same conversation, and none for a message sent again', async () => {
    const again = {
      conversationId: 'c-french',
      channel: 'chat',
      text: 'Allô ?',
      context: { country: 'FR', browserLanguage: 'fr' },
    };
    const { messages } = await ask('POST', '/messages', [
      { id: 'm-french', ...again },
      { id: 'm-second', ...again },
    ]);
    expect(messages.map(({ status }: { status: string }) => status)).toEqual(['duplicate', 'accepted']);
    await stream.drainAll();
    expect(await stream.count('effect')).toBe(1);
    const explained = await ask('GET', `/automations/${automationId}/explain?messageId=m-second`);
    expect(explained.steps[3].output.results).toMatchObject([
      { kind: 'email', done: false, reason: expect.stringContaining('already') },
    ]);
  });

  it('reopens a closed conversation with its group, and tells Marie anew', async () => {
    await ask('POST', '/conversations/c-french/close');
    await ask('POST', '/messages', {
      id: 'm-third',
      conversationId: 'c-french',
      text: 'Encore moi',
      context: { country: 'FR', browserLanguage: 'fr' },
    });
    await stream.drainAll();
    expect(await ask('GET', '/conversations/c-french')).toMatchObject({ status: 'open', groupId: 'g_france' });
    expect(await stream.count('effect')).toBe(2);
  });

  it('lets a message pass once the automation is paused', async () => {
    await ask('POST', `/automations/${automationId}/pause`);
    await ask('POST', '/messages', {
      id: 'm-late',
      conversationId: 'c-late',
      text: 'Bonsoir',
      context: { country: 'FR', browserLanguage: 'fr' },
    });
    await stream.drainAll();
    expect(await ask('GET', '/conversations/c-late')).toMatchObject({ groupId: null });
    expect(await ask('GET', `/automations/${automationId}/explain?messageId=m-late`)).toMatchObject({
      matched: true,
      version: 1,
      inForce: false,
    });
  });
});
