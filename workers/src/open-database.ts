import { join, resolve } from 'node:path';
import { lockDataDirectory } from '@switchboard/engine/record/data-directory-lock';
import type { Database } from '@switchboard/engine/record/database';
import { openEmbedded } from '@switchboard/engine/record/embedded';
import { fixLanes } from '@switchboard/engine/record/lanes.sql';
import { migrate } from '@switchboard/engine/record/migrate';
import { openPostgres } from '@switchboard/engine/record/postgres';
import type { Settings } from '@switchboard/engine/settings';
import type { Logger } from 'pino';
import { checkPostgres } from './check-postgres.ts';
import type { Undoing } from './undoing.ts';

/**
 * Opens the profile's database and brings its tables to this version's shape.
 * @throws SwitchboardError `conflict` when another process has the data directory, or the stream has other lanes;
 *   or PostgreSQL is too old; `unavailable` when it cannot be reached
 */
export async function openDatabase(settings: Settings, logger: Logger, undoing: Undoing): Promise<Database> {
  const database =
    settings.databaseUrl === null
      ? await openInDataDirectory(settings, logger, undoing)
      : openPostgres(settings.databaseUrl, (error) => logger.warn({ err: error }, 'A connection to the database was lost.'));
  undoing.add(() => database.close());
  if (settings.databaseUrl !== null) await checkPostgres(database, settings.databaseUrl);
  await migrate(database);
  await fixLanes(database, settings.lanes);
  return database;
}

function openInDataDirectory(settings: Settings, logger: Logger, undoing: Undoing): Promise<Database> {
  const dataDir = resolve(settings.dataDir);
  undoing.add(lockDataDirectory(dataDir));
  return openEmbedded({
    dataDir: join(dataDir, 'database'),
    onEnd(reason) {
      // Serving on without a database would only look alive; whatever runs this process starts it again.
      logger.fatal(
        { err: reason },
        'The embedded database ended unexpectedly. Everything accepted is safe; start Switchboard again.',
      );
      process.exit(1);
    },
  });
}
