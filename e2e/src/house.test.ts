import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { checkout } from './harness/checkout.ts';

/** What a tool prints when it finds a fault, or an empty text. */
async function faultsOf(command: string, args: string[]): Promise<string> {
  try {
    await promisify(execFile)(join(checkout, 'node_modules/.bin', command), args, { cwd: checkout, maxBuffer: 50_000_000 });
    return '';
  } catch (error) {
    const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string };
    return `${message}\n${stdout ?? ''}${stderr ?? ''}`.slice(0, 8_000);
  }
}

describe('the source', () => {
  it('is formatted, and keeps the rules and import boundaries', async () => {
    expect(await faultsOf('biome', ['check', '--max-diagnostics=50', '--colors=off', '.'])).toBe('');
  });

  it('type-checks, tests included', async () => {
    expect(await faultsOf('tsc', ['-b', '--pretty', 'false'])).toBe('');
  });
});
