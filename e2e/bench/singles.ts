/**
 * How many single-message requests a second are accepted, durably, from 50 connections, every second message matching and
 * assigned meanwhile; embedded profile. The limit is bare `node:http` under the same clients.
 */
import { publishAssigningAutomation } from '../src/harness/french-automation.ts';
import { pendingEvents } from '../src/harness/metrics.ts';
import { apiKey, startProduct } from '../src/harness/product.ts';
import { until } from '../src/harness/until.ts';
import { startChild } from './child.ts';
import { report } from './report.ts';

const connections = 50;
const seconds = Number(process.env['BENCH_SECONDS'] ?? 10);

const send = (url: string, duration: number) =>
  startChild('send-singles', { url, key: apiKey, connections, seconds: duration }).next();

async function measure(): Promise<{ acceptedPerSecond: number; p50Ms: number; p99Ms: number; refused: number }> {
  const product = await startProduct({ environment: { LOG_LEVEL: 'warn' } });
  try {
    await publishAssigningAutomation(product.api);
    await send(product.url, 2);
    const result = await send(product.url, seconds);
    await until('all is recorded', 120_000, async () => (await pendingEvents(product.url)) === 0, 10);
    return result;
  } finally {
    await product.stop();
  }
}

async function measureBare(): Promise<number> {
  const server = startChild('bare-http', {});
  try {
    const { url } = await server.next();
    return (await send(url, Math.min(seconds, 5))).acceptedPerSecond;
  } finally {
    await server.end();
  }
}

const result = await measure();
if (result.refused > 0) throw new Error(`${result.refused} requests were not accepted`);
report({
  name: `singles, ${connections} connections (p50 ${result.p50Ms} ms, p99 ${result.p99Ms} ms)`,
  value: result.acceptedPerSecond,
  unit: 'accepted/s',
  target: { value: 5_000, better: 'more' },
  limit: { name: 'bare node:http that parses and answers 202', value: await measureBare() },
});
