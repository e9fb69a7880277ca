import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Settings } from '@switchboard/engine/settings';
import { SwitchboardError } from '@switchboard/shared/problem';

function listen(server: Server, { port, host }: Settings): Promise<AddressInfo> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? `Port ${port} of ${host} is in use; set PORT to another.`
          : `Cannot listen on ${host}:${port}: ${error.message}`;
      failed(new SwitchboardError('conflict', reason, { cause: error }));
    });
    server.listen(port, host, () => done(server.address() as AddressInfo));
  });
}

/** Answers what was asked before, and what comes on open connections with the word to close: a busy client never pauses. */
function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.prependListener('request', (_request, response) => {
      response.shouldKeepAlive = false;
    });
    server.close(() => done());
    server.closeIdleConnections();
  });
}

/**
 * Listens where the settings say.
 * @returns the address it is served at, and a function that takes nothing new and resolves when all was answered
 * @throws SwitchboardError `conflict` when the port is in use
 */
export async function serve(listener: RequestListener, settings: Settings): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(listener);
  const { family, address, port } = await listen(server, settings);
  const host = family === 'IPv6' ? `[${address}]` : address;
  return { url: `http://${host}:${port}`, close: () => closeServer(server) };
}
