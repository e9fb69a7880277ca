/** The limit of an HTTP server: bare `node:http` that reads a JSON body and answers 202. Sends `{ url }` when it listens. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { id, conversationId } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const body = JSON.stringify({ messages: [{ id, conversationId, status: 'accepted' }] });
    response.writeHead(202, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on('disconnect', () => process.exit());
