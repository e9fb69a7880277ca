import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { Principal } from '../principal.ts';
import { createFastLane } from './fast-lane.ts';

const principal: Principal = { kind: 'key', id: 'k', name: 'k', rights: new Set(['messages:write']) };

/** A body of 8 MiB, its length announced or not. */
function largeBody(isAnnounced: boolean): Uint8Array | ReadableStream<Uint8Array> {
  const part = new Uint8Array(65_536).fill(32);
  if (isAnnounced) return new Uint8Array(128 * part.length).fill(32);
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent === 128) controller.close();
      else controller.enqueue(part);
      sent += 1;
    },
  });
}

describe('a refusal of the fast lane', () => {
  it('reaches a client that is still sending', async () => {
    const ingest = { accept: () => Promise.reject(new Error('Nothing gets here.')) };
    const lane = createFastLane({
      authenticator: { authenticateHeader: () => principal, forget: () => undefined },
      ingest,
      headers: {},
      onError: () => undefined,
    });
    const server = createServer(lane).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/messages`;
    for (const [isAnnounced, type, status] of [
      [true, 'application/json', 413],
      [false, 'application/json', 413],
      [true, 'text/plain', 415],
      [false, 'text/plain', 415],
    ] as const) {
      const headers = { Authorization: 'Bearer k', 'Content-Type': type };
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: largeBody(isAnnounced) as NonNullable<RequestInit['body']>,
        duplex: 'half',
      } as RequestInit);
      expect([isAnnounced, type, response.status]).toEqual([isAnnounced, type, status]);
      await response.text();
    }
    server.closeAllConnections();
    server.close();
  });
});
