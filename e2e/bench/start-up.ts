/**
 * How long a start takes, and how much memory it takes to serve; embedded profile. The first start makes the data
 * directory from the prepared one; later starts find it. Memory is the resident set: at rest, and after 30,000 messages.
 */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { publishFrenchAutomation } from '../src/harness/french-automation.ts';
import { pendingEvents } from '../src/harness/metrics.ts';
import { apiKey, startProduct, temporaryDirectory } from '../src/harness/product.ts';
import { until } from '../src/harness/until.ts';
import { startChild } from './child.ts';
import { report } from './report.ts';

/** A figure of /proc/pid/status, in MB. */
function memoryMb(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN) / 1_024;
}

const dataDirectory = await temporaryDirectory();
const environment = { LOG_LEVEL: 'warn' };
const first = await startProduct({ dataDirectory, environment });
const firstPeak = memoryMb(first.pid, 'VmHWM');
await publishFrenchAutomation(first.api);
await first.stop();
const later = await startProduct({ dataDirectory, environment });
await pause(10_000);
const atRest = memoryMb(later.pid, 'VmRSS');
await startChild('send-batches', { url: later.url, key: apiKey, clients: 8, batch: 100, total: 30_000, name: 'memory' }).next();
await until('all is recorded', 120_000, async () => (await pendingEvents(later.url)) === 0);
await pause(10_000);
const afterLoad = memoryMb(later.pid, 'VmRSS');
const peak = memoryMb(later.pid, 'VmHWM');
await later.stop();
const npmStart: [string, ...string[]] = ['npm', 'start', '--'];
const byNpm = await startProduct({ dataDirectory, environment, command: npmStart, readyLimitMs: 300_000 });
await byNpm.stop();
const byNpmAgain = await startProduct({ dataDirectory, environment, command: npmStart });
await byNpmAgain.stop();
await rm(dataDirectory, { recursive: true });

const bare = await startChild('bare-start', {}).next();
const limit = { name: 'bare PGlite, opening a directory', value: bare.openMs };
report({
  name: `first start (peak ${Math.round(firstPeak)} MB)`,
  value: first.readyAfterMs,
  unit: 'ms',
  target: { value: 5_000, better: 'less' },
  limit,
});
report({ name: 'later start', value: later.readyAfterMs, unit: 'ms', target: { value: 3_000, better: 'less' }, limit });
report({
  name: 'later start by npm start',
  value: byNpmAgain.readyAfterMs,
  unit: 'ms',
  target: { value: 3_000, better: 'less' },
  limit,
});
const memory = { name: 'bare PGlite in a process of its own', value: bare.residentMb };
report({ name: 'memory at rest', value: atRest, unit: 'MB', target: { value: 450, better: 'less' }, limit: memory });
report({
  name: `memory after 30,000 messages (peak ${Math.round(peak)} MB)`,
  value: afterLoad,
  unit: 'MB',
  target: { value: 450, better: 'less' },
  limit: memory,
});
