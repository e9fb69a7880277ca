import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishFrenchAutomation, frenchMessage } from './harness/french-automation.ts';
import { pendingEvents } from './harness/metrics.ts';
import { availableProfiles, type Installation, newInstallation } from './harness/profiles.ts';
import { type Product, startProduct } from './harness/product.ts';
import { openTcpGate, type TcpGate } from './harness/tcp-gate.ts';
import { until } from './harness/until.ts';

const profiles = availableProfiles.filter((profile) => profile !== 'embedded');

(profiles.length > 0 ? describe.each(profiles) : describe.skip.each(['postgres' as const]))(
  'on the %s profile, while the database is gone,',
  (profile) => {
    let installation: Installation;
    let gate: TcpGate;
    let product: Product;

    beforeAll(async () => {
      installation = await newInstallation(profile);
      const url = new URL(installation.environment['DATABASE_URL'] ?? '');
      gate = await openTcpGate(url.hostname, Number(url.port || 5432));
      url.host = `127.0.0.1:${gate.port}`;
      product = await startProduct({ environment: { ...installation.environment, DATABASE_URL: url.href } });
      await publishFrenchAutomation(product.api);
      expect((await product.api.post('/messages', frenchMessage('before', 'before'))).status).toBe(202);
      await gate.shut();
    });

    afterAll(async () => {
      await product?.stop();
      await gate?.shut().catch(() => 'it is shut already');
      await installation?.remove();
    });

    it('a message is answered with 503 and when to try again', async () => {
      const answer = await product.api.post('/messages', frenchMessage('during', 'during'));
      expect(answer.status).toBe(503);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      const seconds = Number(answer.headers.get('retry-after'));
      expect(Number.isInteger(seconds) && seconds >= 1 && seconds <= 30).toBe(true);
    });

    it('the process is alive and says that it is not ready', async () => {
      expect((await fetch(`${product.url}/readyz`)).status).toBe(503);
    });

    it('nothing has to be restarted once it is back: the same message is accepted, and recorded', async () => {
      await gate.open();
      await until(
        'the message is accepted',
        30_000,
        async () => (await product.api.post('/messages', frenchMessage('during', 'during'))).status === 202,
      );
      await until('it is ready again', 10_000, async () => (await fetch(`${product.url}/readyz`)).status === 200);
      await until('all is recorded', 30_000, async () => (await pendingEvents(product.url)) === 0);
      const { body } = await product.api.get('/conversations/during');
      expect(body.messages.map(({ id }: { id: string }) => id)).toEqual(['during']);
      expect(body.groupId).not.toBeNull();
    });
  },
);
