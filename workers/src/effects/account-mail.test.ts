import { expect, it } from '@jest/globals';
import { requestPasswordReset } from '@switchboard/engine/api/login/password-links';
import { allSeeing } from '@switchboard/engine/api/principal';
import { listEmails } from '@switchboard/engine/api/emails/list-emails';
import { insertAgent } from '@switchboard/engine/api/team/agents.sql';
import { testDatabases } from './effects-test-database.ts';
import { silentLogger } from './effects-test-transports.ts';
import { createMailTransport } from './mail-transport.ts';
import { createEffectsWorker } from './run-effects.ts';
import { startSmtpTestServer } from './smtp-test-server.ts';

it.each(testDatabases)(
  'a mail with a link to a password goes the way of every mail, with its retries, on the $name database',
  async ({ open }) => {
    const { database, close } = await open();
    await insertAgent(
      database,
      {
        id: 'a_1',
        name: 'Marie',
        email: 'marie@example.com',
        role: 'agent',
        languages: [],
        availability: 'online',
        maxOpenConversations: null,
        workingHours: null,
      },
      'a hash',
    );
    const server = await startSmtpTestServer((stage, visit) =>
      stage === 'data' && visit === 1 ? { code: 451, text: 'Come again' } : 'accept',
    );
    let now = new Date(Date.now() + 1_000);
    const worker = createEffectsWorker({
      database,
      transport: createMailTransport({ smtpUrl: `smtp://127.0.0.1:${server.port}`, mailFrom: 'robot@support.example' }),
      registry: { get: () => undefined },
      changes: { publish: () => undefined },
      logger: silentLogger,
      clock: () => now,
    });

    expect(await requestPasswordReset(database, 'MARIE@example.com', 'https://support.example')).toBe(true);
    await worker.runDue();
    await worker.idle();
    expect(server.received).toEqual([]);
    now = new Date(now.getTime() + 60_000);
    await worker.runDue();
    await worker.idle();

    expect(server.received.map(({ to }) => to)).toEqual([['marie@example.com']]);
    const raw = server.received[0]!.raw.replaceAll('=\r\n', '').replaceAll('=3D', '=');
    expect(raw).toMatch(/https:\/\/support\.example\/set-password#token=[\w-]{43}/);
    const { items } = await listEmails(database, allSeeing, { limit: 10 });
    expect(items).toMatchObject([{ to: 'marie@example.com', state: 'done', delivery: 'smtp', attempts: 2, conversationId: '' }]);
    expect(items[0]!.text).not.toMatch(/token=[\w-]{43}/);
    await worker.close();
    await server.close();
    await close();
  },
);
