/**
 * How long one message takes when nothing else happens: from the request to the recorded assignment, and to the mail at the
 * SMTP server; embedded profile. The recorded assignment is told by live updates, as to an open page, and read afterwards:
 * asking for it every few ms would take time of the same database. Measured at rest, and while the alarm of the message before
 * still lingers.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { readEvents } from '@switchboard/engine/api/read-events';
import { type FrenchTeam, frenchMessage, publishFrenchAutomation } from '../src/harness/french-automation.ts';
import { startMailServer } from '../src/harness/mail-server.ts';
import { apiKey, startProduct } from '../src/harness/product.ts';
import { startChild } from './child.ts';
import { quantile, report } from './report.ts';

const messages = Number(process.env['BENCH_MESSAGES'] ?? 200);
const limitMs = 5_000;

/** @returns ms from `since` to when something says that the conversation was assigned */
type Watch = (conversationId: string, since: number) => Promise<number>;

async function isAssigned(conversationId: string): Promise<boolean> {
  return (await product.api.get(`/conversations/${conversationId}`)).body.groupId === team.groupId;
}

/** Live updates name a conversation once what became of its message is recorded. */
async function listen(): Promise<{ watch: Watch; close: () => void }> {
  const { next, close } = await readEvents(`${product.url}/api/v1/live?topics=conversations`, {
    Authorization: `Bearer ${apiKey}`,
  });
  return {
    close,
    watch: async (conversationId, since) => {
      const limit = AbortSignal.timeout(limitMs);
      limit.addEventListener('abort', close);
      for (;;) {
        const { notes } = (await next()).data as { notes: { id: string | null }[] };
        const elapsed = performance.now() - since;
        if (!notes.some(({ id }) => id === conversationId)) continue;
        limit.removeEventListener('abort', close);
        if (!(await isAssigned(conversationId))) throw new Error(`${conversationId} was told and is not assigned`);
        return elapsed;
      }
    },
  };
}

async function bareRoundTrip(): Promise<number> {
  const server = startChild('bare-http', {});
  const { url } = await server.next();
  const times: number[] = [];
  for (let at = 0; at < messages; at += 1) {
    const since = performance.now();
    await (await fetch(url, { method: 'POST', body: JSON.stringify(frenchMessage(`m-${at}`, `c-${at}`)) })).text();
    times.push(performance.now() - since);
  }
  await server.end();
  return quantile(times, 0.5);
}

/** Times in ms: from each request to the assignment that can be read, and to the mail at the SMTP server. */
interface Times {
  toAssignment: number[];
  toMail: number[];
}

/** @param restMs waited after each message: longer than live updates are bundled for, which is 250 ms */
async function sendOneByOne(name: string, count: number, restMs: number, watch: Watch): Promise<Times> {
  const times: Times = { toAssignment: [], toMail: [] };
  for (let at = 0; at < count; at += 1) {
    const text = `${name}-${at}.`;
    const since = performance.now();
    const answer = await product.api.post('/messages', frenchMessage(`m-${name}-${at}`, `c-${name}-${at}`, text));
    if (answer.status !== 202) throw new Error(`answered ${answer.status}`);
    times.toAssignment.push(await watch(`c-${name}-${at}`, since));
    const mail = await mailServer.waitFor('of this message', ({ source }) => source.includes(text));
    times.toMail.push(mail.at - since);
    await pause(restMs);
  }
  return times;
}

const mailServer = await startMailServer();
const product = await startProduct({
  environment: { LOG_LEVEL: 'warn', SMTP_URL: mailServer.url, MAIL_FROM: 'switchboard@example.com' },
});
let team: FrenchTeam;
let atRest: Times;
let steady: Times;
try {
  team = await publishFrenchAutomation(product.api, 'every-message');
  const live = await listen();
  await sendOneByOne('warm', 20, 300, live.watch);
  // Longer than the alarm lingers: nothing of the message before is left when the next one comes.
  atRest = await sendOneByOne('rest', Math.ceil(messages / 4), 1_200, live.watch);
  steady = await sendOneByOne('steady', messages / 2, 300, live.watch);
  live.close();
} finally {
  await product.stop();
  await mailServer.close();
}

const { commitMs } = await startChild('bare-database', { total: 500, batch: 500 }).next();
const bareMs = (await bareRoundTrip()) + commitMs;
const limit = { name: 'one request to bare node:http and one row committed by bare PGlite', value: bareMs };
for (const [when, { toAssignment, toMail }] of [
  ['at rest', atRest],
  ['soon after another', steady],
] as const) {
  for (const [what, values, ms] of [
    ['recorded assignment', toAssignment, 15],
    ['SMTP hand-over', toMail, 40],
  ] as const) {
    report({
      name: `latency ${when}, request to ${what}, p50 (p95 ${quantile(values, 0.95).toFixed(1)} ms)`,
      value: quantile(values, 0.5),
      unit: 'ms',
      target: { value: ms, better: 'less' },
      limit,
    });
  }
}
