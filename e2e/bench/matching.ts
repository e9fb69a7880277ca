/**
 * What matching one message costs with 10,000 published automations, beside what it costs with ten.
 * Both lists hold the same three that match and as many without an indexable condition (100, 1 % of the large list).
 * Printed once for matching alone and once with running what matched; the target is a ratio of at most 3.
 */
import { compile } from '@switchboard/engine/compile/compile';
import type { Plan } from '@switchboard/engine/compile/plan';
import {
  indexAutomations,
  matchAutomations,
  type AutomationIndex,
  type PublishedAutomation,
} from '@switchboard/engine/match/index-automations';
import { exampleDirectory, exampleFacts, exampleNow } from '@switchboard/engine/nodes/example-facts';
import { loadNodeTypes } from '@switchboard/engine/plugins/load-node-types';
import { decideEvent } from '@switchboard/engine/run/decide-event';
import type { Condition } from '@switchboard/shared/condition';
import type { Graph } from '@switchboard/shared/graph';
import { quantile } from './report.ts';

const { registry } = await loadNodeTypes([]);

/** “Incoming message” → the filters, each by yes → “Assign to group”. */
function automation(automationId: string, ...filters: { type: string; config: Record<string, unknown> }[]): PublishedAutomation {
  const chain = [{ type: 'incoming-message', config: {} }, ...filters, { type: 'assign-to-group', config: { groupId: 'g-1' } }];
  const graph: Graph = {
    schemaVersion: 1,
    nodes: chain.map(({ type, config }, index) => ({
      id: String(index),
      type,
      version: 1,
      position: { x: index * 240, y: 0 },
      config,
    })),
    edges: filters.map((_, index) => edge(index, index === 0 ? 'out' : 'yes')).concat(edge(filters.length, 'yes')),
  };
  return { automationId, name: automationId, version: 1, plan: planOf(graph) };
}

function edge(source: number, sourceHandle: string): Graph['edges'][number] {
  return { id: String(source), source: String(source), sourceHandle, target: String(source + 1), targetHandle: 'in' };
}

function planOf(graph: Graph): Plan {
  const { plan, diagnostics } = compile(graph, registry, exampleDirectory);
  if (plan === null) throw new Error(diagnostics[0]?.message);
  return plan;
}

const country = (code: string) => ({ type: 'country', config: { operator: 'is', countries: [code] } });
const language = (range: string) => ({ type: 'browser-language', config: { operator: 'is', languages: [range] } });
const condition = (value: Condition) => ({ type: 'condition', config: { condition: value } });

const codes = Array.from({ length: 200 }, (_, index) => String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)));
const languages = ['fr', 'de', 'en', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'ja'];

const matching = [
  automation('match-1', country('FR'), language('fr')),
  automation('match-2', country('FR'), condition({ field: 'person.attributes.plan', operator: 'is', value: 'pro' })),
  automation('match-3', language('fr-FR'), condition({ field: 'person.email', operator: 'is', value: 'ana@example.com' })),
];

/** Automations of the kinds people draw, none of which is meant for a French visitor with the plan “pro”. */
function others(count: number): PublishedAutomation[] {
  return Array.from({ length: count }, (_, index) => {
    const code = codes[index % codes.length] ?? 'DE';
    const range = languages[Math.floor(index / codes.length) % languages.length] ?? 'de';
    if (index % 3 === 0)
      return automation(
        `other-${index}`,
        country(code),
        condition({ field: 'person.attributes.plan', operator: 'is', value: `plan-${index % 50}` }),
      );
    if (index % 3 === 1)
      return automation(
        `other-${index}`,
        condition({ field: 'person.attributes.plan', operator: 'is', value: `plan-${index % 500}` }),
      );
    return automation(`other-${index}`, country(code), language(code === 'FR' && range === 'fr' ? 'de' : range));
  });
}

/** Text is not indexed: these are evaluated for every message. */
const residual = Array.from({ length: 100 }, (_, index) =>
  automation(`residual-${index}`, condition({ field: 'message.text', operator: 'contains', value: `offer ${index}` })),
);

const large = indexAutomations([...matching, ...others(9_897), ...residual]);
const small = indexAutomations([...matching, ...others(7), ...residual]);

const input = {
  eventId: 'e',
  state: { facts: exampleFacts, load: null },
  chain: [],
  directory: exampleDirectory,
  now: exampleNow,
  publicUrl: 'http://127.0.0.1:3000',
};
const rounds = 41;
const callsPerRound = 500;

function microsecondsPer(call: () => unknown): number {
  const start = performance.now();
  for (let done = 0; done < callsPerRound; done += 1) call();
  return ((performance.now() - start) * 1_000) / callsPerRound;
}

/** Large and small take turns, so that a busy machine disturbs both alike; of each the median counts. */
function compare(name: string, call: (index: AutomationIndex) => unknown): void {
  const times = { large: [] as number[], small: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    times.large.push(microsecondsPer(() => call(large)));
    times.small.push(microsecondsPer(() => call(small)));
  }
  const figure = quantile(times.large, 0.5);
  const base = quantile(times.small, 0.5);
  const ratio = figure / base;
  const met = ratio <= 3;
  console.log(`${name}: ${figure.toFixed(1)} µs a message with ${large.automations.length.toLocaleString('en')} automations`);
  console.log(
    `  in the same run, with 10 and as many without an index: ${base.toFixed(1)} µs; ratio ${ratio.toFixed(2)} (target ≤ 3: ${met ? 'met' : 'MISSED'})`,
  );
  if (!met) process.exitCode = 1;
}

const matched = decideEvent({ ...input, index: large }).runs.length;
console.log(
  `${matched} of ${large.automations.length.toLocaleString('en')} automations match, ${large.residual.length} are always evaluated`,
);
compare('matching', (index) => matchAutomations(index, exampleFacts));
compare('matching and running', (index) => decideEvent({ ...input, index }));
