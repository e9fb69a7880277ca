import {
  type ConversationStore,
  assignConversation,
  closeConversation,
} from '@switchboard/engine/api/conversations/change-conversation';
import type { Principal } from '@switchboard/engine/api/principal';
import type { CountryOf } from '@switchboard/engine/ingest/country-of-ip';
import { createIngest } from '@switchboard/engine/ingest/ingest';
import { createPendingGauge } from '@switchboard/engine/ingest/pending-gauge';
import type { NodeTypeRegistry } from '@switchboard/engine/nodes/registry';
import type { Database } from '@switchboard/engine/record/database';
import { createConfigurationLoader } from '@switchboard/engine/record/load-configuration';
import type { Settings } from '@switchboard/engine/settings';
import type { Logger } from 'pino';
import { createDrain } from '../drain/drain.ts';
import { createMailTransport } from '../effects/mail-transport.ts';
import { createEffectsWorker } from '../effects/run-effects.ts';
import { type DemoConversation, demoConversations } from './demo-conversations.ts';
import { offerDemoLogin } from './demo-login.ts';
import { demoAgents } from './demo-team.ts';
import { beginDemo, endDemo } from './demo-workspace.ts';

/**
 * The small believable workspace of `--demo`. In: an empty, migrated database whose lanes are laid, before the workers
 * start and before anything is served. Out: a team, published automations, and a few days of conversations.
 * What stays true: the past goes the real path (ingest, drain, effects) with a clock of its own, so its records are what
 * the product makes; its mails are kept and never sent, whatever SMTP server there is; loading twice changes nothing, and
 * loading that was cut short goes on.
 */
export interface DemoOptions {
  database: Database;
  registry: NodeTypeRegistry;
  countryOf: CountryOf;
  settings: Settings;
  logger: Logger;
  clock: () => Date;
  /** Writes one line on the console. */
  print: (line: string) => void;
}

/** Loads the demo's workspace unless it is there, or anything else is. */
export async function loadDemo(options: DemoOptions): Promise<void> {
  const { database, settings, clock, print } = options;
  const state = await beginDemo(database, clock());
  if (state === 'loading') {
    await loadPast(options);
    await endDemo(database);
  }
  if (state === 'not-empty') print('Demo: this workspace holds data of its own, so the demo was not loaded into it.');
  else if (settings.adminEmail === null) await offerDemoLogin(database, print);
}

/** Something that happened in the demo's past. */
interface PastEvent {
  at: Date;
  happen: () => Promise<unknown>;
}

async function loadPast({ database, registry, countryOf, settings, logger, clock }: DemoOptions): Promise<void> {
  const present = clock().getTime();
  let now = present;
  const { lanes, publicUrl } = settings;
  const allLanes = Array.from({ length: lanes }, (_, lane) => lane);
  const ingest = createIngest({
    database,
    lanes,
    maxPending: settings.maxPending,
    pending: createPendingGauge(database),
    countryOf,
    ring: () => undefined,
    onAccepted: () => undefined,
    now: () => now,
  });
  let plannedEffects = 0;
  const drain = createDrain({
    database,
    configuration: createConfigurationLoader(registry, (automationId, version, message) =>
      logger.warn({ automationId, version, message }, 'demo'),
    ),
    publicUrl,
    batchSize: 100,
    pauseMs: 0,
    onRecorded: (batch) => {
      plannedEffects += batch.effects;
    },
    onSetAside: (_lane, _seq, reason) => logger.warn({ reason }, 'demo'),
    logger,
    now: () => now,
  });
  const effects = createEffectsWorker({
    database,
    transport: createMailTransport({ smtpUrl: null, mailFrom: settings.mailFrom }),
    registry,
    changes: { publish: () => undefined },
    logger,
    clock: () => new Date(now),
  });
  const store: ConversationStore = { database, lanes, publicUrl: settings.publicUrl, now: () => new Date(now) };

  async function receive(conversation: DemoConversation, index: number): Promise<void> {
    const { id, channel, person, country, browserLanguage, page, messages } = conversation;
    const context = { country, browserLanguage, url: `https://nordlicht-coffee.example${page}` };
    await ingest.accept([
      { id: `${id}-${index + 1}`, conversationId: id, channel, person, context, text: messages[index]!.text },
    ]);
    plannedEffects = 0;
    await drain(allLanes);
    if (plannedEffects === 0) return;
    await effects.runDue();
    await effects.idle();
  }

  try {
    for (const { at, happen } of pastEvents(present, store, receive)) {
      now = at.getTime();
      await happen();
    }
  } finally {
    await effects.close();
  }
}

/** All that happened, oldest first. */
function pastEvents(
  present: number,
  store: ConversationStore,
  receive: (conversation: DemoConversation, index: number) => Promise<void>,
): PastEvent[] {
  const before = (hours: number): Date => new Date(present - Math.round(hours * 3_600_000));
  const events = demoConversations.flatMap((conversation): PastEvent[] => {
    const { id, messages, assigned, closed } = conversation;
    const happened: PastEvent[] = messages.map(({ hoursAgo }, index) => ({
      at: before(hoursAgo),
      happen: () => receive(conversation, index),
    }));
    if (assigned !== undefined) {
      const { hoursAgo, by, ...assignment } = assigned;
      happened.push({ at: before(hoursAgo), happen: () => assignConversation(store, id, assignment, principalOf(by)) });
    }
    if (closed !== undefined) {
      happened.push({ at: before(closed.hoursAgo), happen: () => closeConversation(store, id, principalOf(closed.by)) });
    }
    return happened;
  });
  return events.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function principalOf(agent: keyof typeof demoAgents): Principal {
  const { id, name } = demoAgents[agent];
  return { kind: 'agent', id, name, rights: new Set(['read', 'write']) };
}
