/**
 * Stage 1 of the path. In: checked messages. Out: events appended to the stream, each with its conversation and lane,
 * told once durable. What stays true: 2xx only after the commit; the same message id twice is one message; events of one
 * conversation are appended in order of acceptance.
 */
import type { MessageInput, MessageReceipt } from '@switchboard/shared/message';
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Ingest } from '../api/dependencies.ts';
import { type Database, isConflict, sqlStateOf } from '../record/database.ts';
import { type DefinedTypes, readDefinedTypes } from './attribute-types.sql.ts';
import { countryOfContext } from './country-of-context.ts';
import type { CountryOf } from './country-of-ip.ts';
import { emailKey } from './email-key.ts';
import { createGroupCommit } from './group-commit.ts';
import { insertResolved, loadKnown } from './ingest.sql.ts';
import { orderedId } from './ordered-id.ts';
import { languageOf } from './language-of.ts';
import type { PendingGauge } from './pending-gauge.ts';
import { readByType } from './read-by-type.ts';
import { type IncomingMessage, resolveMessages } from './resolve-messages.ts';

const maxMessagesPerCommit = 1_000;
/**
 * Two processes that open the same conversation meet at a unique index; one of them reads again. So does whoever read
 * attributes by definitions that are no longer right.
 */
const maxConflicts = 8;

export interface IngestOptions {
  database: Database;
  lanes: number;
  maxPending: number;
  pending: PendingGauge;
  countryOf: CountryOf;
  /** Told which lanes have new events, as soon as whoever looks for them sees them. */
  ring: (lanes: ReadonlySet<number>) => void;
  /** Told, after the commit, how many messages were accepted. */
  onAccepted: (count: number) => void;
  /** ms since the epoch. */
  now?: () => number;
}

/** SQLSTATE classes 22 (data) and 54 (limits): something in one message cannot be stored. */
function isItemsFault(error: unknown): boolean {
  return error instanceof SwitchboardError && error.code === 'invalid-input';
}

function toSwitchboardError(error: unknown): unknown {
  if (isConflict(error)) {
    return new SwitchboardError(
      'unavailable',
      'Too many others write to the same conversation; the same ids can be sent again.',
      {
        retryAfterSeconds: 1,
        cause: error,
      },
    );
  }
  if (/^(22|54)/.test(sqlStateOf(error) ?? '')) {
    return new SwitchboardError('invalid-input', 'A message holds something that cannot be stored.', {
      cause: error,
      errors: [],
    });
  }
  return error;
}

/**
 * What a message names. A person known by several names may be named by two groups that share none: as between processes,
 * a unique index then makes one of them look again.
 */
function namesOf({ input: { id, conversationId, person } }: IncomingMessage): string[] {
  const names: string[] = [];
  if (id !== undefined) names.push(`m ${id}`);
  if (conversationId !== undefined) names.push(`c ${conversationId}`);
  if (person?.id !== undefined) names.push(`p ${person.id}`);
  if (person?.email !== undefined) names.push(`e ${emailKey(person.email)}`);
  return names;
}

function bringsAttributes({ input }: IncomingMessage): boolean {
  return input.person?.attributes !== undefined;
}

/** @returns the ingest of this process */
export function createIngest(options: IngestOptions): Ingest {
  const { database, lanes, pending, countryOf } = options;
  const now = options.now ?? Date.now;
  /** As last read; what is inserted makes sure that they are still right. */
  let definedTypes: DefinedTypes | null = null;

  function prepare(input: MessageInput): IncomingMessage {
    return { input, country: countryOfContext(input.context, countryOf), language: languageOf(input.context) };
  }

  async function typesDefined(): Promise<DefinedTypes> {
    definedTypes ??= await readDefinedTypes(database);
    return definedTypes;
  }

  async function commitOnce(messages: readonly IncomingMessage[]): Promise<MessageReceipt[]> {
    const types = messages.some(bringsAttributes) ? await typesDefined() : null;
    const read = types === null ? messages : messages.map((message) => readByType(message, types.byName));
    const resolved = resolveMessages(read, await loadKnown(database, read), lanes, orderedId);
    const { events, receipts } = resolved;
    const inserted = insertResolved(database, resolved, new Date(now()).toISOString(), types?.revision ?? null);
    const ring = (): void => (events.length > 0 ? options.ring(new Set(events.map(({ lane }) => lane))) : undefined);
    // The embedded database does everything in the order it is sent: whatever is asked from now on sees this insert.
    // Should it fail, a lane was woken for nothing.
    if (database.kind === 'embedded') ring();
    await inserted;
    if (database.kind !== 'embedded') ring();
    if (events.length > 0) {
      pending.add(events.length);
      options.onAccepted(events.length);
    }
    return receipts;
  }

  async function commit(messages: readonly IncomingMessage[]): Promise<MessageReceipt[]> {
    for (let conflicts = 0; ; conflicts += 1) {
      try {
        return await commitOnce(messages);
      } catch (error) {
        if (!isConflict(error) || conflicts >= maxConflicts) throw toSwitchboardError(error);
        definedTypes = null;
      }
    }
  }

  const enqueue = createGroupCommit<IncomingMessage, MessageReceipt>({
    commit,
    namesOf,
    isItemsFault,
    maxItems: maxMessagesPerCommit,
  });

  return {
    async accept(messages) {
      const waiting = pending.current();
      // While nothing waits a list is taken whatever its length: refused for that, it would be refused for ever.
      if (waiting > 0 && waiting + messages.length > options.maxPending) {
        throw new SwitchboardError('unavailable', 'Too many messages wait to be decided; nothing was accepted.', {
          retryAfterSeconds: 5,
        });
      }
      return enqueue(messages.map(prepare));
    },
  };
}
