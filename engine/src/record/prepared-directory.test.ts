import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openEmbedded } from './embedded.ts';
import { placePreparedDirectory, preparedArchive } from './prepared-directory.ts';

describe('the prepared directory', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'switchboard-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is there for the installed PGlite', () => {
    expect(preparedArchive()).not.toBeNull();
  });

  it('is put in place whole, and opens as an empty database', async () => {
    const directory = join(folder, 'database');
    await placePreparedDirectory(directory);
    expect(existsSync(join(directory, 'PG_VERSION'))).toBe(true);
    expect(existsSync(`${directory}.unpacking`)).toBe(false);
    const database = await openEmbedded({ dataDir: directory });
    try {
      const { rows } = await database.query(
        `select count(*)::int as tables from pg_class where relkind = 'r' and relnamespace not in
           ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)`,
      );
      expect(rows).toEqual([{ tables: 0 }]);
      const settings = await database.query(`select name, setting from pg_settings where name = 'full_page_writes'`);
      expect(settings.rows).toEqual([{ name: 'full_page_writes', setting: 'off' }]);
    } finally {
      await database.close();
    }
  }, 30_000);
});
