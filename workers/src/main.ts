/**
 * The single process: API, builder and workers. In: the environment and `--demo`. Out: the product, until a signal.
 * What stays true: what speaks against starting is said before the product itself is loaded, which takes 1 to 2 s; a data
 * directory is this process's from then on until it ends, however it ends.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lockDataDirectory } from '@switchboard/engine/record/data-directory-lock';
import { readSettings } from '@switchboard/engine/settings';
import { SwitchboardError } from '@switchboard/shared/problem';
import { pino } from 'pino';
import { outliveStrayRejections } from './outlive-stray-rejections.ts';
import type { Product } from './product.ts';

/** The contract gives 30 s to finish the work in hand. */
const stopLimitMs = 28_000;

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

async function main(): Promise<void> {
  const settings = readSettings(process.env, { demo: process.argv.includes('--demo'), version });
  if (settings.profile === 'embedded') lockDataDirectory(resolve(settings.dataDir));
  const logger = pino({ level: settings.logLevel, base: null });
  outliveStrayRejections(process, logger);
  const starting = import('./product.ts').then(({ startProduct }) => startProduct(settings, logger, (line) => console.log(line)));
  let isStopping = false;

  async function stop(signal: string): Promise<void> {
    logger.info({ signal }, 'Stopping: work in hand is finished first.');
    setTimeout(() => {
      logger.error('Work in hand took too long; everything accepted is safe and is taken up at the next start.');
      process.exit(1);
    }, stopLimitMs).unref();
    const product: Product | null = await starting.catch(() => null);
    await product?.close();
    process.exit(0);
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      stop(signal).catch((error: unknown) => {
        logger.error({ err: error }, 'Stopping failed; everything accepted is safe and is taken up at the next start.');
        process.exit(1);
      });
    });
  }
  const { url } = await starting;
  console.log(`Switchboard is ready on ${url}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof SwitchboardError ? `Switchboard cannot start. ${error.message}` : error);
  process.exit(1);
});
