import { join, resolve } from 'node:path';
import { createBackups } from '@switchboard/engine/record/backups';
import type { Database } from '@switchboard/engine/record/database';
import { openEmbedded } from '@switchboard/engine/record/embedded';
import { makeFreeSpaceMaps } from '@switchboard/engine/record/free-space-maps';
import { fixLanes } from '@switchboard/engine/record/lanes.sql';
import { migrate } from '@switchboard/engine/record/migrate';
import { openPostgres } from '@switchboard/engine/record/postgres';
import type { Settings } from '@switchboard/engine/settings';
import type { Logger } from 'pino';
import { checkPostgres } from './check-postgres.ts';
import type { Undoing } from './undoing.ts';

/**
 * Opens the profile's database and brings its tables to this version's shape. The data directory is this process's already,
 * see `main.ts`.
 * @throws SwitchboardError `conflict` when the stream has other lanes, or PostgreSQL is too old; `unavailable` when it
 * cannot be reached
 */
export async function openDatabase(settings: Settings, logger: Logger, undoing: Undoing): Promise<Database> {
  const database =
    settings.databaseUrl === null
      ? await openInDataDirectory(settings, logger, undoing)
      : openServer(settings.databaseUrl, logger, undoing);
  if (settings.databaseUrl !== null) await checkPostgres(database, settings.databaseUrl);
  await migrate(database);
  await fixLanes(database, settings.lanes);
  if (database.kind === 'embedded') await makeFreeSpaceMaps(database);
  return database;
}

function openServer(url: string, logger: Logger, undoing: Undoing): Database {
  const database = openPostgres(url, (error) => logger.warn({ err: error }, 'A connection to the database was lost.'));
  undoing.add(() => database.close());
  return database;
}

async function openInDataDirectory(settings: Settings, logger: Logger, undoing: Undoing): Promise<Database> {
  const directory = resolve(settings.dataDir);
  const database = await openEmbedded({
    dataDir: join(directory, 'database'),
    onEnd(reason) {
      // Serving on without a database would only look alive; whatever runs this process starts it again.
      logger.fatal(
        { err: reason },
        'The embedded database ended unexpectedly. Everything accepted is safe; start Switchboard again.',
      );
      process.exit(1);
    },
  });
  const backups = createBackups({
    database,
    directory: join(directory, 'backups'),
    onError: (error) => logger.warn({ err: error }, 'A backup of the embedded database failed; it is tried again.'),
  });
  backups.start();
  undoing.add(() => database.close());
  undoing.add(() => backups.close());
  return database;
}
