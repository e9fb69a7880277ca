/**
 * Stage 4: which published automations an event concerns.
 * In: the published automations, in list order. Out: an index; with it and an event's facts, in list order, every
 * automation whose necessary conditions hold. What stays true: an automation that would reach an action is never left
 * out, and which others come along depends on themselves alone, never on their neighbours in the index.
 *
 * The index is a tree. Each branch sends an automation down by the one field that leaves it with the fewest
 * neighbours, until few are left or no field helps. Automations without a necessary condition are the residual list.
 * Of the conversation nothing is indexed: its commands need no second look-up within an event, those on the person do.
 */
import type { Facts } from '@switchboard/shared/facts';
import type { AllowedTokens, Plan } from '../compile/plan.ts';
import { tokensOf } from './fact-tokens.ts';

export interface PublishedAutomation {
  automationId: string;
  name: string;
  version: number;
  plan: Plan;
}

export interface AutomationIndex {
  /** In list order. */
  automations: readonly PublishedAutomation[];
  /** Positions of those without an indexable condition, ascending. */
  residual: readonly number[];
  root: Branch;
}

interface Branch {
  /** Positions to be checked one by one. */
  here: number[];
  /** By field, then by token. */
  byField: Map<string, Map<string, Branch>>;
}

/** So few are checked one by one faster than they are looked up. */
const leafSize = 8;
const maxDepth = 4;
/** Automations with more tokens than this in a field stay where they are in deeper branches: copies cost memory. */
const maxCopies = 16;

/**
 * @param list published automations in list order
 */
export function indexAutomations(list: readonly PublishedAutomation[]): AutomationIndex {
  const residual: number[] = [];
  const indexed: number[] = [];
  for (const [position, { plan }] of list.entries()) {
    // Null: no message can make it act.
    if (plan.necessary === null) continue;
    (plan.necessary.size === 0 ? residual : indexed).push(position);
  }
  return { automations: list, residual, root: branchOf(indexed, list, [], 0) };
}

/**
 * @param index the index
 * @param facts the event's facts
 * @param fromPosition position in the list before which nothing is looked for
 * @returns positions of the automations whose necessary conditions hold, in list order
 */
export function matchAutomations(index: AutomationIndex, facts: Facts, fromPosition = 0): number[] {
  const tokens = new FactTokens(facts);
  const positions: number[] = [];
  collect(index.root, tokens, positions);
  const found = positions.filter((position) => hold(index.automations[position]?.plan.necessary, tokens)).sort((a, b) => a - b);
  return merge(found, index.residual, fromPosition);
}

/** The tokens of one event's facts, each field's worked out at most once. */
class FactTokens {
  readonly #facts: Facts;
  readonly #byField = new Map<string, readonly string[]>();

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  of(field: string): readonly string[] {
    let tokens = this.#byField.get(field);
    if (tokens === undefined) {
      tokens = tokensOf(field, this.#facts);
      this.#byField.set(field, tokens);
    }
    return tokens;
  }

  /** Of the fields of a branch those the facts may have: few, even where ten thousand attributes are asked for. */
  fieldsAmong(byField: ReadonlyMap<string, unknown>): Iterable<string> {
    const { attributes } = this.#facts.person;
    if (byField.size <= 16) return byField.keys();
    return [...fixedFields, ...Object.keys(attributes).map((name) => `person.attributes.${name}`)];
  }
}

const fixedFields = [
  'message.channel',
  'message.country',
  'message.language',
  'person.id',
  'person.email',
  'person.name',
  'person.country',
  'person.language',
];

function collect(branch: Branch, tokens: FactTokens, positions: number[]): void {
  for (const position of branch.here) positions.push(position);
  if (branch.byField.size === 0) return;
  for (const field of tokens.fieldsAmong(branch.byField)) {
    const byToken = branch.byField.get(field);
    if (byToken === undefined) continue;
    for (const token of tokens.of(field)) {
      const next = byToken.get(token);
      if (next !== undefined) collect(next, tokens, positions);
    }
  }
}

function hold(necessary: AllowedTokens | null | undefined, tokens: FactTokens): boolean {
  if (!necessary) return false;
  for (const [field, allowed] of necessary) if (!tokens.of(field).some((token) => allowed.has(token))) return false;
  return true;
}

/** Both lists ascend; the first may name a position twice, when two of a fact's tokens led to it. */
function merge(found: readonly number[], residual: readonly number[], fromPosition: number): number[] {
  const merged: number[] = [];
  let last = fromPosition - 1;
  let next = 0;
  const add = (position: number) => {
    if (position <= last) return;
    merged.push(position);
    last = position;
  };
  for (const position of found) {
    for (let other = residual[next]; other !== undefined && other < position; other = residual[++next]) add(other);
    add(position);
  }
  for (; next < residual.length; next += 1) add(residual[next]!);
  return merged;
}

function branchOf(
  positions: readonly number[],
  list: readonly PublishedAutomation[],
  used: readonly string[],
  depth: number,
): Branch {
  const branch: Branch = { here: [], byField: new Map() };
  if (positions.length <= leafSize || depth === maxDepth) {
    branch.here = [...positions];
    return branch;
  }
  const neighbours = countTokens(positions, list, used);
  const groups = new Map<string, Map<string, number[]>>();
  for (const position of positions) {
    const field = mostSelective(list[position]?.plan.necessary, used, neighbours, depth, positions.length);
    if (field === null) branch.here.push(position);
    else {
      const byToken = getOrAdd(groups, field, () => new Map<string, number[]>());
      for (const token of list[position]?.plan.necessary?.get(field) ?? []) getOrAdd(byToken, token, () => []).push(position);
    }
  }
  for (const [field, byToken] of groups) {
    const branches = new Map<string, Branch>();
    for (const [token, group] of byToken) branches.set(token, branchOf(group, list, [...used, field], depth + 1));
    branch.byField.set(field, branches);
  }
  return branch;
}

/** How many automations of a branch ask for a token: by field, then by token. */
type TokenCounts = Map<string, Map<string, number>>;

function countTokens(positions: readonly number[], list: readonly PublishedAutomation[], used: readonly string[]): TokenCounts {
  const counts: TokenCounts = new Map();
  for (const position of positions) {
    for (const [field, tokens] of list[position]?.plan.necessary ?? []) {
      if (used.includes(field)) continue;
      const byToken = getOrAdd(counts, field, () => new Map<string, number>());
      for (const token of tokens) byToken.set(token, (byToken.get(token) ?? 0) + 1);
    }
  }
  return counts;
}

/** The field by which an automation has the fewest neighbours; null when none leaves it with fewer than it has. */
function mostSelective(
  necessary: AllowedTokens | null | undefined,
  used: readonly string[],
  counts: TokenCounts,
  depth: number,
  size: number,
): string | null {
  let best: string | null = null;
  let fewest = size;
  for (const [field, tokens] of necessary ?? []) {
    if (used.includes(field) || (depth > 0 && tokens.size > maxCopies)) continue;
    let neighbours = 0;
    for (const token of tokens) neighbours = Math.max(neighbours, counts.get(field)?.get(token) ?? 0);
    if (neighbours < fewest) {
      fewest = neighbours;
      best = field;
    }
  }
  return best;
}

function getOrAdd<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
