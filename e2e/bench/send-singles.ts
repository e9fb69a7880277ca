/**
 * Sends single messages over many connections, each waiting for its answer. In (first argument): url, key, connections,
 * seconds. Out: `{ acceptedPerSecond, p50Ms, p99Ms, refused }`.
 */
import autocannon from 'autocannon';
import { frenchMessage, germanMessage } from '../src/harness/french-automation.ts';

const { url, key, connections, seconds } = JSON.parse(process.argv[2] ?? '{}') as {
  url: string;
  key: string;
  connections: number;
  seconds: number;
};
// autocannon puts an id of its own where [<id>] stands, one for each request.
const bodyOf = (message: object) => JSON.stringify(message);
const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
const result = await autocannon({
  url: `${url}/api/v1/messages`,
  connections,
  duration: seconds,
  idReplacement: true,
  requests: [
    { method: 'POST', headers, body: bodyOf(frenchMessage('fr-[<id>]', 'fr-[<id>]')) },
    { method: 'POST', headers, body: bodyOf(germanMessage('de-[<id>]', 'de-[<id>]')) },
  ],
});
process.send?.({
  acceptedPerSecond: result['2xx'] / result.duration,
  accepted: result['2xx'],
  p50Ms: result.latency.p50,
  p99Ms: result.latency.p99,
  refused: result.non2xx + result.errors,
});
process.disconnect?.();
