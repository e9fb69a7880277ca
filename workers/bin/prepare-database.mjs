/**
 * Makes the archive of an empty embedded database that first starts unpack (see engine/src/record/prepared-directory.ts).
 * In: the installed PGlite. Out: engine/prepared/pglite-<version>.tar.br, which is committed; older ones are removed.
 *
 * Run it after PGlite was changed: `node workers/bin/prepare-database.mjs`. Takes about half a minute, most of it for
 * Brotli's best quality: the three databases of a new directory are nearly equal, which a 16 MB window sees and gzip
 * does not (1.3 MB instead of 4.5 MB).
 */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const engine = fileURLToPath(new URL('../../engine/', import.meta.url));
const entry = createRequire(join(engine, 'package.json')).resolve('@electric-sql/pglite');
const { PGlite } = await import(pathToFileURL(join(dirname(entry), 'index.js')).href);
const { version } = JSON.parse(await readFile(join(dirname(entry), '../package.json'), 'utf8'));

const database = await PGlite.create();
await database.exec('CHECKPOINT');
const archive = Buffer.from(await (await database.dumpDataDir('none')).arrayBuffer());
await database.close();

const compressed = await promisify(brotliCompress)(archive, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: archive.length,
  },
});
const folder = join(engine, 'prepared');
await mkdir(folder, { recursive: true });
for (const name of await readdir(folder)) await rm(join(folder, name));
const path = join(folder, `pglite-${version}.tar.br`);
await writeFile(path, compressed);
console.log(`${path}: ${archive.length.toLocaleString('en')} bytes, compressed ${compressed.length.toLocaleString('en')}`);
