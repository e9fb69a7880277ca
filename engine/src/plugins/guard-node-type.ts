/**
 * Puts a guard around a custom node type, so that its mistakes stay its own.
 * In: a node type whose shape has been checked. Out: the same node type, whose `decide` gets copies it may spoil, and
 * whose answers are checked and plain data that can be stored. What it throws, or answers wrongly, is thrown by the
 * guarded `decide` as a sentence; the runner makes a failed step of it.
 */
import type {
  ActionDecision,
  Command,
  EffectRequest,
  FilterDecision,
  IndexCondition,
  NodeType,
  TriggerDecision,
  Why,
} from '@switchboard/shared/node-type';
import { attributeNamePattern, limits } from '@switchboard/shared/limits';
import { tagOf, tagPattern } from '@switchboard/shared/tag';
import { fieldReader } from '../condition/read-field.ts';

const maxAnswerCharacters = 64_000;

/**
 * @param nodeType a custom node type
 */
export function guardNodeType(nodeType: NodeType): NodeType {
  switch (nodeType.kind) {
    case 'trigger':
      return {
        ...nodeType,
        decide: (input) => triggerDecision(ask(() => nodeType.decide(copyOf(input)))),
        necessary: (config: unknown) => conditions(() => nodeType.necessary?.(structuredClone(config))),
      };
    case 'filter':
      return {
        ...nodeType,
        decide: (input) => filterDecision(ask(() => nodeType.decide(copyOf(input)))),
        necessary: (config: unknown, port) => conditions(() => nodeType.necessary?.(structuredClone(config), port)),
      };
    case 'action':
      return { ...nodeType, decide: (input) => actionDecision(ask(() => nodeType.decide(copyOf(input)))) };
  }
}

function copyOf<Input extends { config: unknown; facts: unknown }>(input: Input): Input {
  return { ...input, config: structuredClone(input.config), facts: structuredClone(input.facts) };
}

type Answer = Record<string, unknown>;

/** Calls an author's function and takes the answer through JSON: what cannot be stored cannot be answered. */
function ask(call: () => unknown): Answer {
  const answer = call();
  if (isRecord(answer) && typeof answer['then'] === 'function') {
    // Nobody waits for it; without a handler its rejection would end the process.
    Promise.resolve(answer).catch(ignoreRejection);
    throw new Error('decide must answer at once, but it returned a promise.');
  }
  const text = JSON.stringify(answer, storable);
  if (text === undefined || !text.startsWith('{')) throw new Error('decide did not answer with an object.');
  if (text.length > maxAnswerCharacters) throw new Error(`decide answered with more than ${maxAnswerCharacters} characters.`);
  return JSON.parse(text);
}

/** The step already says that a promise is no answer; what became of the promise adds nothing. */
function ignoreRejection(): undefined {
  return undefined;
}

/** U+0000 and halves of surrogate pairs fail the statement that would record them, and with it the whole batch. */
function storable(name: string, value: unknown): unknown {
  for (const text of [name, value]) {
    if (typeof text === 'string' && /\u0000|\p{Surrogate}/u.test(text))
      throw new Error('decide answered with a character that cannot be stored.');
  }
  return value;
}

function triggerDecision({ fires, why }: Answer): TriggerDecision {
  if (typeof fires !== 'boolean') throw new Error('decide of a trigger must answer with fires: true or false.');
  return { fires, why: reasons(why) };
}

function filterDecision({ port, why }: Answer): FilterDecision {
  if (port !== 'yes' && port !== 'no') throw new Error('decide of a filter must answer with port: “yes” or “no”.');
  return { port, why: reasons(why) };
}

function actionDecision({ commands = [], effects = [], why, output }: Answer): ActionDecision {
  if (!Array.isArray(commands) || !commands.every(isCommand))
    throw new Error('decide answered with a command that does not exist.');
  if (!Array.isArray(effects) || !effects.every(isEffect)) throw new Error('decide answered with an effect that does not exist.');
  return { commands, effects, why: reasons(why), output };
}

function reasons(why: unknown): Why[] {
  if (why === undefined || why === null) return [];
  if (!Array.isArray(why)) throw new Error('decide answered with a why that is not a list.');
  return why.map((reason: unknown) => {
    if (!isRecord(reason)) throw new Error('decide answered with a why that is not a list of reasons.');
    const { field = '', operator = '', expected = null, actual = null, passed } = reason;
    return { field: String(field), operator: String(operator), expected, actual, passed: passed === true };
  });
}

function isCommand(command: unknown): command is Command {
  if (!isRecord(command)) return false;
  const { kind, replace, groupId, agentId, onlyIfAvailable, tag, name } = command;
  switch (kind) {
    case 'assign-group':
      return typeof replace === 'boolean' && typeof groupId === 'string';
    case 'assign-agent':
      return (
        typeof replace === 'boolean' &&
        typeof agentId === 'string' &&
        (onlyIfAvailable === undefined || typeof onlyIfAvailable === 'boolean')
      );
    case 'add-tag':
    case 'remove-tag':
      return (
        typeof tag === 'string' && tag === tagOf(tag) && new RegExp(tagPattern).test(tag) && tag.length <= limits.tagCharacters
      );
    case 'set-attribute':
      return typeof name === 'string' && new RegExp(attributeNamePattern).test(name) && isAttributeValue(command['value']);
    case 'close-conversation':
      return true;
    default:
      return false;
  }
}

function isAttributeValue(value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return value.length <= 2_000;
  return Array.isArray(value) && value.length <= 100 && value.every((item) => typeof item === 'string' && item.length <= 500);
}

function isEffect(effect: unknown): effect is EffectRequest {
  if (!isRecord(effect)) return false;
  if (effect['kind'] === 'act') return true;
  const { kind, to, subject, body, repeat, text, minutes } = effect;
  if (kind === 'note') return typeof text === 'string';
  if (kind === 'reply') return typeof text === 'string' && typeof minutes === 'number' && minutes >= 1;
  return kind === 'email' && isRecipient(to) && typeof subject === 'string' && typeof body === 'string' && isRepeat(repeat);
}

function isRecipient(to: unknown): boolean {
  if (!isRecord(to)) return false;
  const { kind, agentId, groupId } = to;
  return (
    kind === 'assignee' || (kind === 'agent' && typeof agentId === 'string') || (kind === 'group' && typeof groupId === 'string')
  );
}

function isRepeat(repeat: unknown): boolean {
  return (
    repeat === 'every-message' ||
    repeat === 'once-per-conversation' ||
    (isRecord(repeat) && typeof repeat['minutes'] === 'number')
  );
}

function isRecord(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Conditions only make matching faster: without a usable answer the automation is looked at every time. */
function conditions(call: () => unknown): IndexCondition[] {
  let answer: unknown;
  try {
    answer = call();
  } catch {
    return [];
  }
  if (!Array.isArray(answer)) return [];
  return answer.filter((condition: unknown): condition is IndexCondition => {
    if (!isRecord(condition) || !Array.isArray(condition['anyOf'])) return false;
    return isIndexField(condition['field']) && condition['anyOf'].every((token) => typeof token === 'string');
  });
}

function isIndexField(field: unknown): boolean {
  if (typeof field !== 'string' || fieldReader(field) === null) return false;
  return ['message.channel', 'message.country', 'message.language'].includes(field) || field.startsWith('person.');
}
