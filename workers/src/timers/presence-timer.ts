/**
 * Availability by itself. In: which agents have a browser open at this process. Out: agents away whose every browser has
 * been gone for a while, at all processes, and online again as soon as one is back. What stays true: each change raises
 * the configuration's revision in its own transaction; after a start, and after a time without the database, nobody is
 * taken for gone before browsers had as long to come back as they may be away.
 */
import type { PresenceRegister } from '@switchboard/engine/api/live/presence-register';
import { findPresenceChanges, forgetGone, notePresence, setAway, setBack } from '@switchboard/engine/api/live/presence.sql';
import type { ChangeFeed } from '@switchboard/engine/record/change-feed';
import { raiseConfiguration } from '@switchboard/engine/record/configuration.sql';
import type { Database } from '@switchboard/engine/record/database';
import { lockRouting } from '@switchboard/engine/record/team-load.sql';
import type { Logger } from 'pino';

export interface PresenceTimerOptions {
  database: Database;
  register: PresenceRegister;
  /** This process, different at each start. */
  process: string;
  changes: Pick<ChangeFeed, 'publish'>;
  logger: Logger;
  /** How long a browser may be gone; 60 s when left out. */
  graceMs?: number;
  /** The database's clock when left out: processes on several machines share it. */
  clock?: () => Date;
  /** Milliseconds that only ever grow, for how long this process has looked without a break. */
  uptimeMs?: () => number;
}

export interface PresenceTimer {
  /** One round; `start` does one every few seconds. Never rejects. */
  lookAfter(): Promise<void>;
  start(): void;
  close(): Promise<void>;
}

const intervalMs = 5_000;

export function createPresenceTimer(options: PresenceTimerOptions): PresenceTimer {
  const { database, register, process, changes, logger, graceMs = 60_000, uptimeMs = () => performance.now() } = options;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> = Promise.resolve();
  let isClosed = false;
  /** Since when rounds have followed each other without a break, and when the last one ended. */
  let steadySince = uptimeMs();
  let lastEnd = steadySince;

  async function round(): Promise<void> {
    if (uptimeMs() - lastEnd > graceMs / 2) steadySince = uptimeMs();
    const now = options.clock?.() ?? null;
    const seen = register.takeSeen();
    if (seen.length > 0) await notePresence(database, process, seen, now);
    const isSteady = uptimeMs() - steadySince >= graceMs;
    const moment = { now, graceMs };
    const { gone, back } = await findPresenceChanges(database, moment);
    if (back.length > 0 || (isSteady && gone.length > 0)) {
      const changed = await database.transaction(async (sql) => {
        await raiseConfiguration(sql);
        await lockRouting(sql);
        return [...(await setBack(sql, moment)), ...(isSteady ? await setAway(sql, moment) : [])];
      });
      for (const id of changed) changes.publish('agents', { id });
    }
    if (isSteady) await forgetGone(database, moment);
    lastEnd = uptimeMs();
  }

  function lookAfter(): Promise<void> {
    underWay = underWay
      .then(round)
      .catch((error: unknown) => logger.warn({ err: error }, 'Looking who is there failed; it is tried again.'));
    return underWay;
  }

  function schedule(afterMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void lookAfter().then(() => {
        if (!isClosed) schedule(intervalMs);
      });
    }, afterMs);
  }

  return {
    lookAfter,
    start() {
      register.onArrival(() => {
        if (!isClosed) schedule(0);
      });
      schedule(intervalMs);
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
