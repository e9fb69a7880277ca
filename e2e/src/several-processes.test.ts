import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conversationLoad } from './harness/conversation-load.ts';
import { type FrenchTeam, publishFrenchAutomation } from './harness/french-automation.ts';
import { pendingEvents } from './harness/metrics.ts';
import { availableProfiles, type Installation, newInstallation } from './harness/profiles.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

const profiles = availableProfiles.filter((profile) => profile !== 'embedded');

(profiles.length > 0 ? describe.each(profiles) : describe.skip.each(['postgres' as const]))(
  'on the %s profile, two processes on one database',
  (profile) => {
    const loads = [conversationLoad(4, 'first'), conversationLoad(4, 'second')] as const;
    let installation: Installation;
    let products: [Product, Product];
    let team: FrenchTeam;

    beforeAll(async () => {
      installation = await newInstallation(profile);
      // Both at once, with all tables still to make.
      const { environment } = installation;
      const [first, second] = await Promise.all([startProduct({ environment }), startProduct({ environment })]);
      products = [first, second];
      team = await publishFrenchAutomation(first.api, 'every-message');
      await Promise.all(loads.map((load, at) => load.write((products[at] ?? first).api, () => load.batches() >= 60)));
      await until('all is recorded', 30_000, async () => (await pendingEvents(first.url)) === 0);
    });

    afterAll(async () => {
      await Promise.all((products ?? []).map((product) => product.stop()));
      await installation?.remove();
    });

    it('decide once on each message, in the order of its conversation, with what was published at either', async () => {
      for (const load of loads) {
        for (const [conversationId, ids] of load.accepted) {
          const { body } = await products[1].api.get(`/conversations/${conversationId}`);
          expect(body.messages.map(({ id }: { id: string }) => id)).toEqual(ids);
          expect(body.groupId).toBe(load.isFrench(conversationId) ? team.groupId : null);
          const runs = (await products[0].api.list(`/runs?conversationId=${conversationId}`)).reverse();
          expect(runs.map(({ messageId }) => messageId)).toEqual(load.isFrench(conversationId) ? ids : []);
        }
      }
    });
  },
);
