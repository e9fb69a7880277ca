/**
 * The product, as an operator runs it: a process of its own. In: a profile, a data directory, environment. Out: where it
 * answers, and the ways it can end. What stays true: every process started here is stopped by its own id.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiClient, apiClient } from './api-client.ts';
import { checkout } from './checkout.ts';
import { freePort } from './free-port.ts';

export const apiKey = 'end-to-end-key-of-24-characters-or-more';
export const administrator = { email: 'admin@example.com', password: 'correct horse battery staple' };

const readyMs = 60_000;
const stopMs = 35_000;

export interface StartOptions {
  /** Reused when given; else a new one under the system's temporary folder, removed by `stop`. */
  dataDirectory?: string;
  environment?: Record<string, string>;
  args?: string[];
  port?: number;
  /** The command to run; `node workers/dist/main.js` by default. */
  command?: [string, ...string[]];
  /** How long it may take to be ready. */
  readyLimitMs?: number;
}

export interface Product {
  url: string;
  port: number;
  pid: number;
  dataDirectory: string;
  api: ApiClient;
  /** From the process's start to its line that it is ready. */
  readyAfterMs: number;
  /** All it printed so far. */
  output: () => string;
  /** `kill -9`: no goodbye. */
  kill: () => Promise<void>;
  /** SIGTERM; resolves with the exit code, and fails when it takes more than 35 s. */
  stop: () => Promise<number | null>;
}

export interface Exit {
  code: number | null;
  output: string;
  afterMs: number;
}

/** Processes that run. Whatever becomes of a test, none outlives it. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

function launch(options: StartOptions, dataDirectory: string, port: number): ChildProcess {
  const [command, ...args] = options.command ?? [process.execPath, join(checkout, 'workers/dist/main.js')];
  const child = spawn(command, [...args, ...(options.args ?? [])], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      LANG: 'C.UTF-8',
      PORT: String(port),
      DATA_DIR: dataDirectory,
      SWITCHBOARD_API_KEY: apiKey,
      SWITCHBOARD_ADMIN_EMAIL: administrator.email,
      SWITCHBOARD_ADMIN_PASSWORD: administrator.password,
      ...options.environment,
    },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

export function temporaryDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'switchboard-e2e-'));
}

/**
 * Starts the product and waits until it says that it is ready.
 * @throws Error with what it printed, when it ended or was not ready in time
 */
export async function startProduct(options: StartOptions = {}): Promise<Product> {
  const ownDirectory = options.dataDirectory === undefined;
  const dataDirectory = options.dataDirectory ?? (await temporaryDirectory());
  const port = options.port ?? (await freePort());
  const startedAt = performance.now();
  const child = launch(options, dataDirectory, port);
  const exited = once(child, 'exit');
  let printed = '';
  let announceReady: (url: string) => void = () => undefined;
  const ready = new Promise<string>((resolve) => {
    announceReady = resolve;
  });
  const read = (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-200_000);
    const line = /Switchboard is ready on (http:\/\/\S+)/.exec(printed);
    if (line?.[1] !== undefined) announceReady(line[1].replace(/\/$/, ''));
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);

  const limitMs = options.readyLimitMs ?? readyMs;
  let timer: NodeJS.Timeout | undefined;
  const outcome = await Promise.race([
    ready.then((url) => ({ url })),
    exited.then(([code, signal]) => ({ ended: `it ended with ${String(code ?? signal)}` })),
    new Promise<{ ended: string }>((resolve) => {
      timer = setTimeout(() => resolve({ ended: `it was not ready after ${limitMs} ms` }), limitMs);
    }),
  ]);
  clearTimeout(timer);
  const readyAfterMs = performance.now() - startedAt;
  const cleanUp = async () => {
    if (ownDirectory) await rm(dataDirectory, { recursive: true, force: true });
  };
  if ('ended' in outcome || child.pid === undefined) {
    child.kill('SIGKILL');
    await cleanUp();
    throw new Error(`Switchboard did not start: ${'ended' in outcome ? outcome.ended : 'no process'}\n${printed}`);
  }

  return {
    url: outcome.url,
    port,
    pid: child.pid,
    dataDirectory,
    api: apiClient(outcome.url, apiKey),
    readyAfterMs,
    output: () => printed,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        const overdue = setTimeout(() => child.kill('SIGKILL'), stopMs);
        await exited;
        clearTimeout(overdue);
      }
      await cleanUp();
      return child.exitCode;
    },
  };
}

/** Starts the product where it is expected to refuse, and returns how it ended; it is killed after `limitMs`. */
export async function startExpectingRefusal(options: StartOptions & { dataDirectory: string }, limitMs: number): Promise<Exit> {
  const startedAt = performance.now();
  const child = launch(options, options.dataDirectory, options.port ?? (await freePort()));
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const overdue = setTimeout(() => child.kill('SIGKILL'), limitMs);
  await once(child, 'close');
  clearTimeout(overdue);
  return { code: child.exitCode, output, afterMs: performance.now() - startedAt };
}

/** Starts the product and kills it `afterMs` later, wherever it has got to. */
export async function killDuringStart(
  options: StartOptions & { dataDirectory: string; port: number },
  afterMs: number,
): Promise<void> {
  const child = launch(options, options.dataDirectory, options.port);
  const exited = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  await exited;
  clearTimeout(timer);
}
