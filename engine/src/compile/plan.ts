/**
 * A compiled graph: what `run` executes and `match` indexes. Made once per version and never changed; it holds nothing
 * of any message.
 */
import type { NodeType } from '@switchboard/shared/node-type';
import type { ParsedTemplate } from '../template/render-template.ts';

export type Port = 'out' | 'yes' | 'no';

export interface PlanNode {
  id: string;
  nodeType: NodeType;
  config: Readonly<Record<string, unknown>>;
  /** Indices of the nodes each port leads to, ascending. */
  successors: Readonly<Record<Port, readonly number[]>>;
}

/** Index tokens a field may have, by field, folded; a field that is absent may have any. */
export type AllowedTokens = ReadonlyMap<string, ReadonlySet<string>>;

export interface Plan {
  /** In the run's fixed topological order; ties by node id, by code unit, never by position on the canvas. */
  nodes: readonly PlanNode[];
  /** Indices of the triggers. */
  triggers: readonly number[];
  /** What its triggers listen to, see `topicOf`. */
  listens: readonly string[];
  /** What it points to, so that a drain loads and locks only that. `load`: it asks how busy the agents it names are. */
  touches: { groups: readonly string[]; agents: readonly string[]; load: boolean };
  /** What must hold for any action to be reached, through whichever port; null when none ever can be. */
  necessary: AllowedTokens | null;
  /** The templates of its configurations, parsed, by source. */
  templates: ReadonlyMap<string, ParsedTemplate>;
}
