/**
 * How many messages a second go the whole way. Batches of 100 from 8 clients, every second message matching and assigned,
 * from the first request until all is recorded; embedded profile, a new data directory.
 */
import { publishAssigningAutomation } from '../src/harness/french-automation.ts';
import { metric, pendingEvents } from '../src/harness/metrics.ts';
import { apiKey, startProduct } from '../src/harness/product.ts';
import { until } from '../src/harness/until.ts';
import { startChild } from './child.ts';
import { report } from './report.ts';

const total = Number(process.env['BENCH_MESSAGES'] ?? 60_000);
const batch = 100;
const clients = 8;

async function measure(): Promise<number> {
  const product = await startProduct({ environment: { LOG_LEVEL: 'warn' } });
  try {
    await publishAssigningAutomation(product.api);
    const send = async (name: string, count: number) => {
      const child = startChild('send-batches', { url: product.url, key: apiKey, clients, batch, total: count, name });
      const { acceptedMs } = await child.next();
      const lastAnswerAt = performance.now();
      await until('all is recorded', 120_000, async () => (await pendingEvents(product.url)) === 0, 10);
      const recordedMs = acceptedMs + (performance.now() - lastAnswerAt);
      console.log(`  ${name}: ${count} accepted in ${Math.round(acceptedMs)} ms, recorded in ${Math.round(recordedMs)} ms`);
      return recordedMs;
    };
    await send('warm', total / 10);
    const tookMs = await send('measured', total);
    const runs = await metric(product.url, 'switchboard_runs_total');
    if (runs !== (total + total / 10) / 2) throw new Error(`${runs} runs were recorded`);
    return total / (tookMs / 1_000);
  } finally {
    await product.stop();
  }
}

const value = await measure();
const { messagesPerSecond } = await startChild('bare-database', { total: 30_000, batch: 500 }).next();
report({
  name: 'throughput, batches of 100 from 8 clients until all is recorded',
  value,
  unit: 'messages/s',
  target: { value: 6_000, better: 'more' },
  limit: { name: 'bare PGlite, six rows a message in batches of 500', value: messagesPerSecond },
});
