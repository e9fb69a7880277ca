/**
 * How long one message takes when nothing else happens: from the request to the assignment that can be read, and to the
 * mail at the SMTP server; embedded profile. It is asked every 2 ms whether it is assigned, not more often: asking takes time
 * of the same database. What that adds is included.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from '../src/harness/api-client.ts';
import { type FrenchTeam, frenchMessage, publishFrenchAutomation } from '../src/harness/french-automation.ts';
import { startMailServer } from '../src/harness/mail-server.ts';
import { startProduct } from '../src/harness/product.ts';
import { startChild } from './child.ts';
import { quantile, report } from './report.ts';

const messages = Number(process.env['BENCH_MESSAGES'] ?? 200);
const limitMs = 5_000;

async function assigned(api: ApiClient, conversationId: string, team: FrenchTeam, since: number): Promise<number> {
  for (;;) {
    const { body } = await api.get(`/conversations/${conversationId}`);
    const elapsed = performance.now() - since;
    if (body.groupId === team.groupId) return elapsed;
    await pause(2);
    if (elapsed > limitMs) throw new Error(`${conversationId} was not assigned within ${limitMs} ms`);
  }
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

/** @param restMs waited after each message */
async function sendOneByOne(name: string, count: number, restMs: number, team: FrenchTeam): Promise<Times> {
  const times: Times = { toAssignment: [], toMail: [] };
  for (let at = 0; at < count; at += 1) {
    const text = `${name}-${at}.`;
    const since = performance.now();
    const answer = await product.api.post('/messages', frenchMessage(`m-${name}-${at}`, `c-${name}-${at}`, text));
    if (answer.status !== 202) throw new Error(`answered ${answer.status}`);
    times.toAssignment.push(await assigned(product.api, `c-${name}-${at}`, team, since));
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
let atRest: Times;
let steady: Times;
try {
  const team = await publishFrenchAutomation(product.api, 'every-message');
  await sendOneByOne('warm', 20, 20, team);
  // Longer than the alarm lingers: nothing of the message before is left when the next one comes.
  atRest = await sendOneByOne('rest', Math.ceil(messages / 4), 1_200, team);
  steady = await sendOneByOne('steady', messages, 20, team);
} finally {
  await product.stop();
  await mailServer.close();
}

const { commitMs } = await startChild('bare-database', { total: 500, batch: 500 }).next();
const bareMs = (await bareRoundTrip()) + commitMs;
const limit = { name: 'one request to bare node:http and one row committed by bare PGlite', value: bareMs };
for (const [when, { toAssignment, toMail }] of [
  ['at rest', atRest],
  ['message after message', steady],
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
