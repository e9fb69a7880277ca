/**
 * Runs one program of the set-up. In: command and arguments. Out: resolves when it succeeded; what it prints passes
 * through. What stays true: a signal to us ends the child first, so that nothing is left running.
 */
import { spawn } from 'node:child_process';

const tailCharacters = 20_000;

/** A program of the set-up did not succeed; `output` is the end of what it printed. */
export class CommandFailed extends Error {
  constructor(message, output) {
    super(message);
    this.name = 'CommandFailed';
    this.output = output;
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, quiet?: boolean, env?: Record<string, string> }} options `quiet` shows output only on failure
 * @returns {Promise<void>}
 * @throws {CommandFailed} when it could not be started, failed, or was ended by a signal
 */
export async function runCommand(command, args, { cwd, quiet = false, env = {} }) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let tail = '';
  const keep = (stream) => (chunk) => {
    tail = (tail + chunk.toString()).slice(-tailCharacters);
    if (!quiet) stream.write(chunk);
  };
  child.stdout.on('data', keep(process.stderr));
  child.stderr.on('data', keep(process.stderr));

  const stop = (signal) => {
    child.kill(signal);
    process.exitCode = signal === 'SIGINT' ? 130 : 143;
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  try {
    await new Promise((resolve, reject) => {
      child.on('error', (error) => reject(new CommandFailed(`${command} could not be started: ${error.message}`, tail)));
      child.on('close', (code, signal) => {
        if (code === 0) resolve();
        else reject(new CommandFailed(`${command} ${args.join(' ')} ended with ${signal ?? `code ${code}`}`, tail));
      });
    });
  } catch (error) {
    if (process.exitCode === 130 || process.exitCode === 143) process.exit();
    if (quiet) process.stderr.write(tail);
    throw error;
  } finally {
    process.off('SIGTERM', stop);
    process.off('SIGINT', stop);
  }
}
