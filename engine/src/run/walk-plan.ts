/**
 * Stage 5, first half: walks a plan over the facts of one event.
 * In: plan, working state, team, time. Out: a step for every node reached, the commands as they were dealt with, the
 * effects asked for (not yet resolved), and the state as the run leaves it.
 * What stays true: nothing given is changed; nodes are visited once, in the plan's order; commands count for the nodes
 * after them; a node that throws fails its own part of the run, and what hangs on it alone is not reached.
 */
import { limits } from '@switchboard/shared/limits';
import type { EventKind } from '@switchboard/shared/facts';
import type { ActionDecision, ActionType, Command, EffectRequest, Why } from '@switchboard/shared/node-type';
import type { ActionResult, AppliedCommand, RunOutcome, Step } from '@switchboard/shared/run';
import type { Plan, PlanNode, Port } from '../compile/plan.ts';
import { shortenText } from '../condition/shorten.ts';
import { plainLines } from '../template/plain-text.ts';
import { applyCommand, readCommand } from './apply-command.ts';
import type { Surroundings, WorkingState } from './working-state.ts';

/** An effect a node asked for, with the step that will tell what became of it. */
export interface RequestedEffect {
  node: PlanNode;
  step: Step;
  /** The step's results, to be added to. */
  results: ActionResult[];
  request: EffectRequest;
}

export interface Walk {
  /** True when an action was reached. */
  matched: boolean;
  status: RunOutcome['status'];
  steps: Step[];
  commands: AppliedCommand[];
  requested: RequestedEffect[];
  /** The same object as was given when no command changed anything. */
  state: WorkingState;
}

/** What a walk looks at besides plan and state. */
export interface WalkInput extends Surroundings {
  /** Why actions are not carried out, when they are not: the run then stops at the first one, and says so. */
  stopReason: string | null;
}

/**
 * @param plan the compiled graph
 * @param state the event's facts, the conversation as predecessors left it
 * @param input team, time, and whether it may act
 */
export function walkPlan(plan: Plan, state: WorkingState, input: WalkInput): Walk {
  const walk: Walk = { matched: false, status: 'completed', steps: [], commands: [], requested: [], state };
  const reached = new Uint8Array(plan.nodes.length);
  for (const trigger of plan.triggers) reached[trigger] = 1;

  for (let index = 0; index < plan.nodes.length; index += 1) {
    const node = plan.nodes[index];
    if (node === undefined || reached[index] === 0) continue;
    if (walk.steps.length === limits.stepsPerRun) {
      stop(walk);
      break;
    }
    const step: Step = { nodeId: node.id, type: node.nodeType.type, port: null, at: input.now, why: [] };
    walk.steps.push(step);
    const port = visit(node, step, walk, input);
    if (port === null) continue;
    for (const next of node.successors[port]) reached[next] = 1;
  }
  return walk;
}

function stop(walk: Walk): void {
  if (walk.status === 'completed') walk.status = 'stopped';
  const last = walk.steps.at(-1);
  if (last !== undefined) last.error ??= `Stopped here: a run takes at most ${limits.stepsPerRun} steps.`;
}

/** Decides one node; returns the port it is left by, or null. */
function visit(node: PlanNode, step: Step, walk: Walk, { directory, now, stopReason }: WalkInput): Port | null {
  const { nodeType, config } = node;
  const { facts, load } = walk.state;
  const input = { config, facts, directory, load, now };
  if (nodeType.kind === 'action') {
    walk.matched = true;
    if (stopReason !== null) {
      if (walk.status === 'completed') walk.status = 'stopped';
      step.error = stopReason;
      return null;
    }
  }
  try {
    if (nodeType.kind === 'trigger') {
      const listensTo = nodeType.on ?? 'message';
      const isMeant = listensTo === facts.event.kind;
      const decision = isMeant ? nodeType.decide(input) : { fires: false, why: [otherEvent(listensTo, facts.event.kind)] };
      step.why = decision.why;
      step.port = decision.fires ? 'out' : null;
    } else if (nodeType.kind === 'filter') {
      const decision = nodeType.decide(input);
      step.why = decision.why;
      step.port = decision.port;
    } else {
      takeAction(nodeType.decide(input), node as ActionNode, step, walk, { directory, now });
      step.port = 'out';
    }
  } catch (error) {
    walk.status = 'failed';
    step.port = null;
    step.error = reasonOf(error);
  }
  return step.port as Port | null;
}

/** Why a trigger that listens to something else does not fire. */
function otherEvent(listensTo: EventKind, happened: EventKind): Why {
  return { field: 'event', operator: 'is', expected: listensTo, actual: happened, passed: false };
}

type ActionNode = PlanNode & { nodeType: ActionType };

function takeAction(decision: ActionDecision, node: ActionNode, step: Step, walk: Walk, surroundings: Surroundings): void {
  const results: ActionResult[] = [];
  step.why = decision.why ?? [];
  step.output = decision.output === undefined ? { results } : { results, data: decision.output };
  for (const asked of decision.commands ?? []) {
    const command = readCommand(asked, surroundings.directory);
    const { state, applied, reason, candidates } = applyCommand(walk.state, command, surroundings);
    walk.state = state;
    walk.commands.push({ nodeId: node.id, command, applied, reason, ...(candidates === undefined ? {} : { candidates }) });
    results.push({ kind: command.kind, recipientId: targetOf(command), done: applied, reason });
  }
  for (const request of decision.effects ?? []) walk.requested.push({ node, step, results, request });
}

function targetOf(command: Command): string | null {
  if (command.kind === 'assign-group') return command.groupId;
  return command.kind === 'assign-agent' ? command.agentId : null;
}

/**
 * What was thrown, as a sentence that can be kept: whatever a node type's author put into it.
 * @param error anything thrown
 */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : typeof error === 'string' ? error : '';
  return shortenText(plainLines(message), 500) || 'The node failed without saying why.';
}
