/**
 * Checks what a file claims to be a node type: its shape, its schema, and that its worked examples hold.
 * In: the file's default export. Out: the node type with what may be left out filled in, or the first problem, as a
 * sentence for whoever wrote the file.
 */
import { isDeepStrictEqual } from 'node:util';
import { type EventKind, eventKinds } from '@switchboard/shared/facts';
import type { NodeExample, NodeType } from '@switchboard/shared/node-type';
import { compileConfigSchema } from '../nodes/config-schema.ts';
import { noLoad } from '../routing/team-load.ts';
import { exampleDirectory, exampleNow, factsOfExample } from '../nodes/example-facts.ts';

const typeName = /^[a-z][a-z0-9-]{0,99}$/;

/**
 * @param value a module's default export
 * @returns the node type
 * @throws Error with a sentence naming what is wrong
 */
export function checkNodeType(value: unknown): NodeType {
  if (typeof value !== 'object' || value === null) throw new Error('The file has no default export that is an object.');
  const claimed = { summary: '', icon: 'puzzle', group: 'Custom', examples: [], ...value } as Record<string, unknown>;
  const { type, version, kind, title, config, decide, act, necessary, examples, references, sentence } = claimed;
  expect(typeof type === 'string' && typeName.test(type), 'type must be a name of lower-case letters, digits and dashes.');
  expect(Number.isSafeInteger(version) && Number(version) >= 1, 'version must be a whole number from 1.');
  expect(kind === 'trigger' || kind === 'filter' || kind === 'action', 'kind must be “trigger”, “filter” or “action”.');
  expect(typeof title === 'string' && title.trim() !== '', 'title must be a text.');
  for (const name of ['summary', 'icon', 'group']) expect(typeof claimed[name] === 'string', `${name} must be a text.`);
  expect(sentence === undefined || typeof sentence === 'string', 'sentence must be a text.');
  expect(typeof decide === 'function', 'decide must be a function.');
  expect(
    act === undefined || (typeof act === 'function' && kind === 'action'),
    'act must be a function, and only actions have one.',
  );
  expect(
    necessary === undefined || (typeof necessary === 'function' && kind !== 'action'),
    'necessary must be a function, and actions have none.',
  );
  const { on, asksLoad } = claimed;
  expect(
    on === undefined || (kind === 'trigger' && eventKinds.includes(on as EventKind)),
    `on must be one of: ${eventKinds.join(', ')}; only triggers have it.`,
  );
  expect(asksLoad === undefined || typeof asksLoad === 'function', 'asksLoad must be a function.');
  expect(Array.isArray(examples), 'examples must be a list.');
  expect(
    references === undefined || isReferences(references),
    'references must list JSON pointers under agents, groups and segments.',
  );
  expect(typeof config === 'object' && config !== null, 'config must be a JSON Schema.');
  return claimed as unknown as NodeType;
}

function expect(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}

function isReferences(references: unknown): boolean {
  if (typeof references !== 'object' || references === null) return false;
  return Object.entries(references).every(
    ([name, pointers]) =>
      ['agents', 'groups', 'segments'].includes(name) &&
      Array.isArray(pointers) &&
      pointers.every((pointer) => typeof pointer === 'string' && pointer.startsWith('/')),
  );
}

/**
 * Apart from its shape, since compiling a schema costs tens of milliseconds and those of built-in types are tested.
 * @throws Error when the configuration's schema is none, or not that of an object
 */
export function checkSchema({ config }: NodeType): void {
  try {
    compileConfigSchema(config);
  } catch (error) {
    throw new Error(`config is not a JSON Schema: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  expect((config as { type?: unknown }).type === 'object', 'config must be a JSON Schema of an object.');
}

/**
 * Runs every worked example of a node type.
 * @param nodeType a node type whose shape is right
 * @throws Error naming the first example that does not hold
 */
export function checkExamples(nodeType: NodeType): void {
  const faultsOf = compileConfigSchema(nodeType.config);
  for (const example of nodeType.examples as NodeExample<never>[]) {
    const name = `The example “${example.title}”`;
    const [fault] = faultsOf(example.config);
    expect(fault === undefined, `${name} has a configuration that its schema refuses: ${fault?.pointer} ${fault?.detail}.`);
    const answer = answerTo(nodeType, example);
    expect(
      answer.port === example.port,
      `${name} says ${JSON.stringify(example.port)}, but decide answered ${JSON.stringify(answer.port)}.`,
    );
    for (const part of ['commands', 'effects'] as const) {
      const expected = example[part];
      expect(
        expected === undefined || isDeepStrictEqual(answer[part], expected),
        `${name} has other ${part} than decide answered: ${JSON.stringify(answer[part])}.`,
      );
    }
  }
}

function answerTo(nodeType: NodeType, example: NodeExample<never>): Pick<NodeExample<never>, 'port' | 'commands' | 'effects'> {
  const input = {
    config: example.config,
    facts: factsOfExample(example.facts),
    directory: exampleDirectory,
    load: noLoad,
    now: exampleNow,
  };
  switch (nodeType.kind) {
    case 'trigger':
      return { port: nodeType.decide(input).fires ? 'out' : null };
    case 'filter':
      return { port: nodeType.decide(input).port };
    case 'action': {
      const { commands = [], effects = [] } = nodeType.decide(input);
      return { port: 'out', commands, effects };
    }
  }
}
