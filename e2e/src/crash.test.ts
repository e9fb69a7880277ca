import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from './harness/api-client.ts';
import { conversationLoad } from './harness/conversation-load.ts';
import { type FrenchTeam, publishFrenchAutomation } from './harness/french-automation.ts';
import { freePort } from './harness/free-port.ts';
import { pendingEvents } from './harness/metrics.ts';
import { type Installation, availableProfiles, newInstallation } from './harness/profiles.ts';
import { killDuringStart, type Product, startProduct, temporaryDirectory } from './harness/product.ts';
import { until } from './harness/until.ts';

const recordedLimitMs = 10_000;

describe.each(availableProfiles)('on the %s profile, killed again and again under load, the product', (profile) => {
  const kills = profile === 'embedded' ? 20 : 4;
  const load = conversationLoad(8);
  /** From a restart to the moment nothing was pending, in ms. */
  const recordedAfterMs: number[] = [];
  let installation: Installation;
  let dataDirectory: string;
  let product: Product;
  let team: FrenchTeam;

  beforeAll(async () => {
    installation = await newInstallation(profile);
    dataDirectory = await temporaryDirectory();
    const options = { dataDirectory, environment: installation.environment, port: await freePort() };
    product = await startProduct(options);
    team = await publishFrenchAutomation(product.api, 'every-message');

    for (let kill = 0; kill < kills; kill += 1) {
      const target = load.batches() + 2 + ((kill * 37) % 60);
      const current = product;
      let killed: Promise<void> | null = null;
      await load.write(current.api, () => {
        if (load.batches() >= target) killed ??= current.kill();
        return false;
      });
      await (killed ?? current.kill());
      // Every fifth time it is killed once more while it starts.
      if (kill % 5 === 4) await killDuringStart(options, 100 + kill * 20);
      const restartedAt = performance.now();
      product = await startProduct(options);
      await until('everything accepted is recorded', 30_000, async () => (await pendingEvents(product.url)) === 0);
      recordedAfterMs.push(performance.now() - restartedAt);
    }

    // What was in doubt is sent again, and all of it settles; then a quiet end.
    const target = load.batches() + 20;
    await load.write(product.api, () => load.batches() >= target);
    await until('the last messages are recorded', recordedLimitMs, async () => (await pendingEvents(product.url)) === 0);
  }, 900_000);

  afterAll(async () => {
    await product?.stop();
    await installation?.remove();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  const french = () => [...load.accepted].filter(([conversationId]) => load.isFrench(conversationId));

  it(`has recorded everything accepted within ${recordedLimitMs / 1000} s of each restart`, () => {
    expect(recordedAfterMs).toHaveLength(kills);
    expect(Math.max(...recordedAfterMs)).toBeLessThan(recordedLimitMs);
  });

  it('has every message that was accepted exactly once, each conversation in the order in which it was written', async () => {
    for (const [conversationId, ids] of load.accepted) {
      const { status, body } = await product.api.get(`/conversations/${conversationId}`);
      expect({ conversationId, status }).toEqual({ conversationId, status: 200 });
      const kept = body.messages.filter(({ from }: { from: string }) => from === 'person').map(({ id }: { id: string }) => id);
      expect({ conversationId, ids: kept }).toEqual({ conversationId, ids });
      expect(body.messages.every(({ decided }: { decided: boolean }) => decided)).toBe(true);
    }
  });

  it('has one run for each message that matches, and none for the others', async () => {
    const runs: { messageId: string; conversationId: string; status: string }[] = await product.api.list(
      `/runs?automationId=${team.automationId}`,
    );
    const expected = french().flatMap(([, ids]) => ids);
    expect(new Set(runs.map(({ messageId }) => messageId)).size).toBe(runs.length);
    expect(runs.map(({ messageId }) => messageId).sort()).toEqual(expected.sort());
    expect(runs.every(({ status }) => status === 'completed')).toBe(true);
  });

  it('has one mail for each message that matches', async () => {
    const mails: { effectId: string }[] = await product.api.list('/emails');
    expect(new Set(mails.map(({ effectId }) => effectId)).size).toBe(mails.length);
    expect(mails).toHaveLength(french().flatMap(([, ids]) => ids).length);
  });

  it('has decided on the messages of each conversation in their order', async () => {
    for (const [conversationId, ids] of french()) {
      const runs = await runsOf(product.api, conversationId);
      expect({ conversationId, ids: runs.map(({ messageId }) => messageId) }).toEqual({ conversationId, ids });
      const times = runs.map(({ startedAt }) => startedAt);
      expect(times).toEqual([...times].sort());
    }
  });

  it('has assigned each conversation that matches once, and no other', async () => {
    for (const [conversationId] of load.accepted) {
      const { body } = await product.api.get(`/conversations/${conversationId}`);
      const assignments = body.timeline.filter(({ kind }: { kind: string }) => kind === 'assigned');
      expect(body.groupId).toBe(load.isFrench(conversationId) ? team.groupId : null);
      expect(assignments).toHaveLength(load.isFrench(conversationId) ? 1 : 0);
    }
  });

  it('ends with code 0 on SIGTERM under load, and has lost nothing after it either', async () => {
    const current = product;
    const target = load.batches() + 20;
    let stopped: Promise<number | null> | null = null;
    await load.write(current.api, () => {
      if (load.batches() >= target) stopped ??= current.stop();
      return false;
    });
    expect(await stopped).toBe(0);
    product = await startProduct({ dataDirectory, environment: installation.environment });
    await until('everything accepted is recorded', recordedLimitMs, async () => (await pendingEvents(product.url)) === 0);
    for (const [conversationId, ids] of load.accepted) {
      const { body } = await product.api.get(`/conversations/${conversationId}`);
      expect(body.messages.slice(0, ids.length).map(({ id }: { id: string }) => id)).toEqual(ids);
    }
  });
});

/** A conversation's runs, oldest first. */
async function runsOf(api: ApiClient, conversationId: string): Promise<{ messageId: string; startedAt: string }[]> {
  return (await api.list(`/runs?conversationId=${conversationId}`)).reverse();
}
