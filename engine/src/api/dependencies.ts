import type { MessageInput, MessageReceipt } from '@switchboard/shared/message';
import type { Logger } from 'pino';
import type { CountryOf } from '../ingest/country-of-ip.ts';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import type { ChangeFeed } from '../record/change-feed.ts';
import type { Database } from '../record/database.ts';
import type { Settings } from '../settings.ts';
import type { Authenticator } from './authenticator.ts';
import type { PresenceRegister } from './live/presence-register.ts';

/** Stage 1 of the path, as the API sees it. */
export interface Ingest {
  /**
   * Makes messages durable; resolves once they are.
   * @param messages checked by `checkMessages`, 1 to 1,000
   * @returns what became of each, in order
   * @throws SwitchboardError `unavailable` when the stream is full, the database is gone or the outcome is unknown
   */
  accept(messages: readonly MessageInput[]): Promise<MessageReceipt[]>;
}

/** What the API is made with; the entry in `workers` puts it together. */
export interface ApiDependencies {
  settings: Settings;
  database: Database;
  ingest: Ingest;
  /** The same that ingest resolves addresses with, so that a simulated message comes from where a real one would. */
  countryOf: CountryOf;
  registry: NodeTypeRegistry;
  /** Custom node types that could not be loaded. */
  nodeTypeProblems: { file: string; message: string }[];
  changes: ChangeFeed;
  logger: Logger;
  /** True once everything runs: `/readyz`. */
  isReady: () => boolean;
  /** Prometheus text of all metrics, exact at the time of the call. */
  metrics: () => Promise<string>;
  /** The folder of the built builder, served at `/`; null in tests of the API alone. */
  builderDirectory: string | null;
  /** Tells the workers that a mail was planned or an event appended; without it the sweeper finds it a moment later. */
  wake?: () => void;
  /** Shared with the fast lane, so that a key taken away is refused by both at once; made here when left out. */
  authenticator?: Authenticator;
  /** Told which agents have a browser open; without it nobody's availability changes by itself. */
  presence?: PresenceRegister;
  /** Aborted when the process stops: live streams end. */
  stopping?: AbortSignal;
}
