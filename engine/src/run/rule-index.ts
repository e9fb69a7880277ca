/**
 * Which assignment rule catches a message. In: the rules in order, with their segments. Out: an index; with it and an
 * event's facts, the first rule whose segment the person is in. What stays true: the answer is that of asking one rule
 * after another. A rule whose segment asks for one of certain values is asked only when the facts have one of them.
 */
import type { Condition } from '@switchboard/shared/condition';
import type { Directory, Facts } from '@switchboard/shared/facts';
import { conditionHolds } from '../condition/evaluate-condition.ts';
import { fold } from '../condition/fold.ts';
import { necessaryOfCondition } from '../condition/necessary-of-condition.ts';
import { tokensOf } from '../match/fact-tokens.ts';

/** A rule that is switched on, as deciding sees it. */
export interface RuleFacts {
  id: string;
  name: string;
  segmentId: string;
  groupId: string;
}

interface Asked {
  /** In the order of rules. */
  place: number;
  rule: RuleFacts;
  condition: Condition;
}

/** Lists are in the order of rules. */
export interface RuleIndex {
  /** By field, then by a value that it may have. */
  byField: ReadonlyMap<string, ReadonlyMap<string, readonly Asked[]>>;
  /** Those that no value rules out. */
  always: readonly Asked[];
}

/**
 * @param rules those switched on, in order
 * @param directory the segments there are; rules of others catch nothing
 */
export function indexRules(rules: readonly RuleFacts[], { segments }: Pick<Directory, 'segments'>): RuleIndex {
  const byField = new Map<string, Map<string, Asked[]>>();
  const always: Asked[] = [];
  for (const [place, rule] of rules.entries()) {
    const condition = segments.get(rule.segmentId)?.condition;
    if (condition === undefined) continue;
    const asked = { place, rule, condition };
    const [necessary] = necessaryOfCondition(condition, 'yes').sort((one, other) => one.anyOf.length - other.anyOf.length);
    if (necessary === undefined) always.push(asked);
    else {
      const byToken = byField.get(necessary.field) ?? new Map<string, Asked[]>();
      byField.set(necessary.field, byToken);
      for (const token of new Set(necessary.anyOf.map(fold))) byToken.set(token, [...(byToken.get(token) ?? []), asked]);
    }
  }
  return { byField, always };
}

/** @returns the first rule whose segment the person is in; null for none */
export function findRule({ byField, always }: RuleIndex, facts: Facts): RuleFacts | null {
  let first: Asked | null = null;
  const ask = (list: readonly Asked[]): void => {
    for (const asked of list) {
      if (first !== null && asked.place >= first.place) return;
      if (conditionHolds(asked.condition, facts)) first = asked;
    }
  };
  for (const [field, byToken] of byField) for (const token of tokensOf(field, facts)) ask(byToken.get(token) ?? []);
  ask(always);
  return (first as Asked | null)?.rule ?? null;
}
