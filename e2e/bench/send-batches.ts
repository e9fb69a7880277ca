/**
 * Sends messages in batches from several clients. In (first argument): url, key, clients, batches of how many, how many in
 * all. Out: `{ acceptedMs }`, from the first request to the last answer. Every second message is French, and each opens a
 * conversation of its own, so that each match is an assignment.
 */
import { Agent, request } from 'node:http';
import { frenchMessage, germanMessage } from '../src/harness/french-automation.ts';

const { url, key, clients, batch, total, name } = JSON.parse(process.argv[2] ?? '{}') as {
  url: string;
  key: string;
  clients: number;
  batch: number;
  total: number;
  name: string;
};
const agent = new Agent({ keepAlive: true, maxSockets: clients });

function post(body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const sent = request(`${url}/api/v1/messages`, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

// Written beforehand: the load generator shall not wait for itself.
const bodies: string[] = [];
for (let at = 0; at < total; at += batch) {
  const messages = Array.from({ length: batch }, (_, offset) => {
    const id = `${name}-${at + offset}`;
    return (offset % 2 === 0 ? frenchMessage : germanMessage)(id, `c-${id}`, 'Bonjour, je voudrais savoir où est ma commande.');
  });
  bodies.push(JSON.stringify(messages));
}

async function client(): Promise<void> {
  for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
    const status = await post(body);
    if (status !== 202) throw new Error(`a batch was answered with ${status}`);
  }
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: clients }, client));
process.send?.({ acceptedMs: performance.now() - startedAt });
process.disconnect?.();
