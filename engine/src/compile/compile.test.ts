import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Graph, GraphEdge, GraphNode } from '@switchboard/shared/graph';
import { exampleDirectory } from '../nodes/example-facts.ts';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import { loadNodeTypes } from '../plugins/load-node-types.ts';
import { compile } from './compile.ts';

let registry: NodeTypeRegistry;
beforeAll(async () => {
  ({ registry } = await loadNodeTypes([]));
});

const node = (id: string, type: string, config: Record<string, unknown> = {}, more: Partial<GraphNode> = {}): GraphNode => ({
  id,
  type,
  version: 1,
  position: { x: 0, y: 0 },
  config,
  ...more,
});
/** "a yes b": an edge. */
const edge = (text: string): GraphEdge => {
  const [source = '', sourceHandle = '', target = ''] = text.split(' ');
  return { id: text, source, sourceHandle, target, targetHandle: 'in' };
};
const graphOf = (nodes: GraphNode[], edges: string[]): Graph => ({ schemaVersion: 1, nodes, edges: edges.map(edge) });

const trigger = node('t', 'incoming-message');
const country = (id: string, ...countries: string[]) => node(id, 'country', { operator: 'is', countries });
const language = (id: string, ...languages: string[]) => node(id, 'browser-language', { operator: 'is', languages });
const condition = (id: string, value: unknown) => node(id, 'condition', { condition: value });
const assign = (id: string, config: Record<string, unknown> = { groupId: 'g-1' }) => node(id, 'assign-to-group', config);
const email = (id: string, subject: string, to: unknown = { kind: 'agent', agentId: 'a-1' }) =>
  node(id, 'agent-email', { to, subject, body: '{{ message.text }}' });

const diagnose = (nodes: GraphNode[], edges: string[]) =>
  compile(graphOf(nodes, edges), registry, exampleDirectory).diagnostics.map(({ severity, code, nodeId, pointer }) => [
    severity,
    code,
    nodeId,
    pointer,
  ]);
const planFor = (nodes: GraphNode[], edges: string[]) => {
  const { plan, diagnostics } = compile(graphOf(nodes, edges), registry, exampleDirectory);
  if (plan === null) throw new Error(JSON.stringify(diagnostics));
  return plan;
};
const necessary = (nodes: GraphNode[], edges: string[]) => {
  const tokens = planFor(nodes, edges).necessary;
  return tokens && Object.fromEntries([...tokens].map(([field, allowed]) => [field, [...allowed].sort()]));
};

describe('a plan', () => {
  it('orders nodes so that each follows what leads to it, ties by id, positions without meaning', () => {
    const nodes = [assign('b'), country('z', 'FR'), assign('a'), trigger, assign('Z'), assign('é')];
    const edges = ['t out z', 'z yes é', 'z yes b', 'z yes a', 'z no Z'];
    expect(planFor(nodes, edges).nodes.map(({ id }) => id)).toEqual(['t', 'z', 'Z', 'a', 'b', 'é']);
    const moved = nodes.map((each, index) => ({ ...each, position: { x: -index, y: index } })).reverse();
    expect(planFor(moved, [...edges].reverse()).nodes.map(({ id }) => id)).toEqual(['t', 'z', 'Z', 'a', 'b', 'é']);
  });

  it('lists what it touches and parses its templates once', () => {
    const plan = planFor(
      [trigger, email('e', '{{ person.name }} wrote', { kind: 'group', groupId: 'g-1' }), email('f', 'New'), assign('g')],
      ['t out e', 't out f', 't out g'],
    );
    expect(plan.touches).toEqual({ groups: ['g-1'], agents: ['a-1'], load: false });
    expect([...plan.templates.keys()]).toEqual(['{{ person.name }} wrote', '{{ message.text }}', 'New']);
  });

  it('is kept for a published version whose agent has gone', () => {
    const graph = graphOf([trigger, email('e', 'New', { kind: 'agent', agentId: 'gone' })], ['t out e']);
    expect(compile(graph, registry, exampleDirectory).plan).toBeNull();
    expect(compile(graph, registry, null).plan).not.toBeNull();
  });
});

describe('necessary conditions', () => {
  it('add up along a path', () => {
    expect(
      necessary([trigger, country('c', 'fr', 'BE'), language('l', 'fr'), assign('g')], ['t out c', 'c yes l', 'l yes g']),
    ).toEqual({ 'message.country': ['be', 'fr'], 'message.language': ['fr'] });
  });

  it('unite where paths meet and over all actions', () => {
    const nodes = [trigger, country('c', 'FR'), country('d', 'DE'), language('l', 'de'), assign('g'), assign('h')];
    expect(necessary(nodes, ['t out c', 't out d', 'c yes g', 'd yes l', 'l yes g', 'd yes h'])).toEqual({
      'message.country': ['de', 'fr'],
    });
    expect(necessary(nodes, ['t out c', 'c yes g', 'c no h', 't out d'])).toEqual({});
  });

  it('keep the narrower of two language ranges', () => {
    expect(
      necessary(
        [trigger, language('a', 'fr', 'de'), language('b', 'fr-CA', 'en'), assign('g')],
        ['t out a', 'a yes b', 'b yes g'],
      ),
    ).toEqual({ 'message.language': ['fr-ca'] });
  });

  it('are null when no action can be reached', () => {
    expect(
      necessary([trigger, country('c', 'FR'), country('d', 'DE'), assign('g')], ['t out c', 'c yes d', 'd yes g']),
    ).toBeNull();
    expect(necessary([trigger], [])).toBeNull();
  });
});

describe('errors', () => {
  it('name an unknown type, an unknown version and a fault of configuration by field', () => {
    expect(
      diagnose(
        [trigger, node('x', 'sms'), node('y', 'country', {}, { version: 7 }), country('c'), assign('g')],
        ['t out c', 'c yes g', 't out x', 't out y'],
      ),
    ).toEqual([
      ['error', 'unknown-node-type', 'x', '/nodes/1/type'],
      ['error', 'unknown-node-version', 'y', '/nodes/2/version'],
      ['error', 'invalid-configuration', 'c', '/nodes/3/config/countries'],
    ]);
  });

  it('name the field of a bad condition, template, agent and group', () => {
    const nodes = [
      trigger,
      condition('c', { all: [{ field: 'person.country', operator: 'like', value: 'F%' }] }),
      email('e', '{% if %}', { kind: 'agent', agentId: 'gone' }),
      email('f', '{% include "secrets" %}', { kind: 'group', groupId: 'gone' }),
      assign('g', { groupId: 'gone' }),
      email('h', '{{ persn.name | upcase }}'),
    ];
    expect(diagnose(nodes, ['t out c', 'c yes e', 'c yes f', 'c yes g', 'c no h'])).toEqual([
      ['error', 'invalid-condition', 'c', '/nodes/1/config/condition/all/0/operator'],
      ['error', 'unknown-agent', 'e', '/nodes/2/config/to/agentId'],
      ['error', 'invalid-template', 'e', '/nodes/2/config/subject'],
      ['error', 'unknown-group', 'f', '/nodes/3/config/to/groupId'],
      ['error', 'invalid-template', 'f', '/nodes/3/config/subject'],
      ['error', 'unknown-group', 'g', '/nodes/4/config/groupId'],
      ['warning', 'unknown-variable', 'h', '/nodes/5/config/subject'],
    ]);
  });

  it('say what a misspelt variable may mean', () => {
    const { diagnostics } = compile(
      graphOf([trigger, email('e', '{{ person.nme }} wrote {{ foo }}')], ['t out e']),
      registry,
      exampleDirectory,
    );
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'Agent email: “Subject”: There is no person.nme; did you mean person.name?',
      'Agent email: “Subject”: There is no foo: it is always empty. Use message, person, conversation, agent or link.',
    ]);
  });

  it('say what an attribute must be set to, by its defined type', () => {
    const set = (id: string, name: string, value: unknown) => node(id, 'set-attribute', { name, value });
    const directory = { ...exampleDirectory, attributeTypes: new Map([['orders', 'number' as const]]) };
    const nodes = [
      trigger,
      set('a', 'orders', 'many'),
      set('b', 'orders', '5'),
      set('c', 'orders', null),
      set('d', 'plan', 'many'),
    ];
    const { diagnostics } = compile(graphOf(nodes, ['t out a', 't out b', 't out c', 't out d']), registry, directory);
    expect(diagnostics).toMatchObject([
      {
        severity: 'error',
        code: 'unfit-value',
        nodeId: 'a',
        pointer: '/nodes/1/config/value',
        message: 'Set attribute: “Value” must be a number, such as 12 or 12.5: orders is defined so.',
      },
    ]);
  });

  it('speak in the words of the form', () => {
    const hours = { timeZone: 'Mars/Olympus', days: { monday: [{ from: '17:00', to: '09:00' }] } };
    const nodes = [
      trigger,
      country('c', 'FR', 'France'),
      node('s', 'segment', { operator: 'inside', segmentId: 's-1' }),
      node('h', 'business-hours', { operator: 'is', of: { kind: 'own', hours } }),
      condition('x', {
        all: [
          { field: 'message.mood', operator: 'is', value: 'good' },
          { field: 'message.text', operator: 'is' },
        ],
      }),
      assign('g', { groupId: 'gone' }),
    ];
    const { diagnostics } = compile(graphOf(nodes, []), registry, exampleDirectory);
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
      'Country: “Countries”, entry 2, is not written in the form expected.',
      'Segment: “Operator” must be “is in” or “is not in”.',
      'Business hours: “Time zone” must be the name of a time zone, such as Europe/Paris.',
      'Business hours: The end on Monday must be later than the beginning.',
      'Condition: “What is looked at” is none of the choices.',
      'Condition: “Compared with” is required.',
      'Assign to group: “Group”: there is no such group. Choose another.',
    ]);
  });

  it('give the name of an unknown field as it is written', () => {
    const odd = { ...country('c', 'FR'), config: { operator: 'is', countries: ['FR'], '<b>odd</b>~': 'x' } };
    const { diagnostics } = compile(graphOf([trigger, odd], []), registry, exampleDirectory);
    expect(diagnostics.find(({ severity }) => severity === 'error')).toMatchObject({
      pointer: '/nodes/1/config/<b>odd<~1b>~0',
      message: 'Country: “<b>odd</b>~” is not a known field.',
    });
  });

  it('name both ends of a dangling edge, ports that do not exist, and edges into triggers', () => {
    expect(
      diagnose(
        [trigger, assign('g'), country('c', 'FR')],
        ['t out nobody', 'nobody out g', 't yes g', 'g out t', 't out g', 'g out c', 'c out g'],
      ),
    ).toEqual([
      ['error', 'dangling-edge', 't', '/edges/0/target'],
      ['error', 'dangling-edge', 'g', '/edges/1/source'],
      ['error', 'dangling-edge', 't', '/edges/2/sourceHandle'],
      ['error', 'edge-into-trigger', 'g', '/edges/3/target'],
      ['error', 'dangling-edge', 'c', '/edges/6/sourceHandle'],
      ['warning', 'filter-leads-nowhere', 'c', '/nodes/2'],
    ]);
  });

  it('name the nodes of every cycle', () => {
    const nodes = [
      trigger,
      country('a', 'FR'),
      country('b', 'FR'),
      country('c', 'FR'),
      country('d', 'FR'),
      country('s', 'FR'),
      assign('g'),
    ];
    const { plan, diagnostics } = compile(
      graphOf(nodes, ['t out a', 'a yes b', 'b yes a', 'b no c', 'c yes d', 'd yes c', 'd no g', 't out s', 's yes s']),
      registry,
      exampleDirectory,
    );
    expect(plan).toBeNull();
    const cycles = diagnostics.filter(({ code }) => code === 'cycle');
    expect(cycles.map(({ message }) => message.match(/\((\w)\)/g)?.join(''))).toEqual(['(a)(b)(a)', '(c)(d)(c)', '(s)(s)']);
  });

  it('name duplicate ids and a missing trigger', () => {
    const graph = graphOf([assign('g'), assign('g')], []);
    graph.edges = [edge('g out g'), edge('g out g')].map((each) => ({ ...each, id: '1' }));
    const codes = compile(graph, registry, exampleDirectory).diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
    expect(codes).toEqual(
      expect.arrayContaining([
        'duplicate-node-id /nodes/1/id',
        'duplicate-edge-id /edges/1/id',
        'no-trigger /nodes',
        'duplicate-edge /edges/1/target',
      ]),
    );
  });
});

describe('warnings', () => {
  it('leave the plan alone', () => {
    const nodes = [trigger, country('c', 'FR'), country('d', 'DE'), assign('g'), assign('lost'), language('end', 'fr')];
    const edges = ['t out c', 'c yes d', 'd yes g', 'c no end'];
    expect(diagnose(nodes, edges)).toEqual([
      ['warning', 'impossible-path', 'g', '/nodes/3'],
      ['warning', 'unreachable-node', 'lost', '/nodes/4'],
      ['warning', 'filter-leads-nowhere', 'end', '/nodes/5'],
    ]);
    expect(compile(graphOf(nodes, edges), registry, exampleDirectory).plan).not.toBeNull();
    expect(diagnose([trigger], [])).toEqual([['warning', 'no-action', null, '/nodes']]);
  });

  it('name the part of a condition that is always or never true, or a negation joined by “any”', () => {
    const field = 'message.country';
    const never = { all: [{ field, operator: 'is', value: 'FR' }, { any: [{ field, operator: 'is', value: 'DE' }] }] };
    const always = { any: [{ field, operator: 'exists' }, { all: [{ field, operator: 'does-not-exist' }] }] };
    const negation = {
      any: [
        { field, operator: 'is', value: 'FR' },
        { field: 'message.text', operator: 'does-not-contain', value: 'x' },
      ],
    };
    const nodes = [trigger, condition('n', never), condition('a', always), condition('o', negation), assign('g')];
    const graph = graphOf(nodes, ['t out n', 't out a', 't out o', 'n no g', 'a yes g', 'o yes g']);
    const { plan, diagnostics } = compile(graph, registry, exampleDirectory);
    expect(plan).not.toBeNull();
    expect(diagnostics).toEqual([
      {
        severity: 'warning',
        code: 'doubtful-condition',
        nodeId: 'n',
        pointer: '/nodes/1/config/condition',
        message: 'Condition: Nobody passes both “Country is France” and “Country is Germany”: this is never true.',
      },
      {
        severity: 'warning',
        code: 'doubtful-condition',
        nodeId: 'a',
        pointer: '/nodes/2/config/condition',
        message: 'Condition: Everybody passes “Country is known” or “Country is not known”: this is always true.',
      },
      expect.objectContaining({
        severity: 'warning',
        code: 'doubtful-condition',
        nodeId: 'o',
        pointer: '/nodes/3/config/condition/any/1',
      }),
    ]);
  });

  it('name countries and languages that there are none of, and say what is meant', () => {
    const asked = { all: [{ field: 'person.country', operator: 'in', value: ['FR', 'UK'] }] };
    const nodes = [trigger, country('c', 'FR', 'uk'), language('l', '*', 'french'), condition('n', asked), assign('g')];
    const graph = graphOf(nodes, ['t out c', 't out l', 't out n', 'c yes g', 'l yes g', 'n yes g']);
    const { plan, diagnostics } = compile(graph, registry, exampleDirectory);
    expect(plan).not.toBeNull();
    expect(diagnostics).toEqual([
      {
        severity: 'warning',
        code: 'unknown-country',
        nodeId: 'c',
        pointer: '/nodes/1/config/countries/1',
        message: 'Country: There is no country UK; United Kingdom is GB.',
      },
      {
        severity: 'warning',
        code: 'unknown-language',
        nodeId: 'l',
        pointer: '/nodes/2/config/languages/1',
        message: 'Browser language: There is no language french; French is fr.',
      },
      {
        severity: 'warning',
        code: 'doubtful-condition',
        nodeId: 'n',
        pointer: '/nodes/3/config/condition/all/0/value/1',
        message: 'Condition: There is no country UK; United Kingdom is GB.',
      },
    ]);
  });

  it('name hours that overlap and a closed day that there is not, which leave a published version as it was', () => {
    const friday = ['08:00', '09:00'].map((from) => ({ from, to: '12:00' }));
    const hours = { timeZone: 'Europe/Paris', days: { friday }, closedOn: ['2026-02-30'] };
    const nodes = [trigger, node('h', 'business-hours', { operator: 'is', of: { kind: 'own', hours } }), assign('g')];
    const { plan, diagnostics } = compile(graphOf(nodes, ['t out h', 'h yes g']), registry, exampleDirectory);
    expect(plan).not.toBeNull();
    expect(diagnostics).toMatchObject([
      {
        severity: 'warning',
        code: 'doubtful-hours',
        pointer: '/nodes/1/config/of/hours/days/friday/1',
        message: 'Business hours: Hours on Friday must not overlap with other hours of the day.',
      },
      {
        severity: 'warning',
        code: 'doubtful-hours',
        pointer: '/nodes/1/config/of/hours/closedOn/0',
        message: 'Business hours: “Closed on” must be a day that there is, and 2026-02-30 is none.',
      },
    ]);
  });

  it('say nothing of an ordinary condition, of one with faults, and of a disabled node', () => {
    const never = { field: 'message.text', operator: 'does-not-exist' };
    const nodes = [
      trigger,
      condition('c', { field: 'message.text', operator: 'contains', value: 'x' }),
      condition('f', { all: [never, { field: 'nothing', operator: 'exists' }] }),
      node('d', 'condition', { condition: never }, { disabled: true }),
      assign('g'),
    ];
    expect(diagnose(nodes, ['t out c', 't out f', 't out d', 'c yes g', 'f yes g', 'd yes g']).map(([, code]) => code)).toEqual([
      'invalid-condition',
    ]);
  });

  it('tell a connection drawn twice, which then counts once', () => {
    const graph = graphOf([trigger, assign('g')], ['t out g']);
    graph.edges.push({ ...edge('t out g'), id: 'again' });
    const { plan, diagnostics } = compile(graph, registry, exampleDirectory);
    expect(diagnostics.map(({ code }) => code)).toEqual(['duplicate-edge']);
    expect(plan?.nodes[0]?.successors.out).toEqual([1]);
  });
});

describe('hostile graphs', () => {
  it('of thousands of nodes in a chain are compiled without overflowing', () => {
    const filters = Array.from({ length: 1_998 }, (_, index) =>
      condition(`n${index}`, { field: `person.attributes.a${index}`, operator: 'is', value: index }),
    );
    const edges = ['t out n0', ...filters.slice(1).map((_, index) => `n${index} yes n${index + 1}`), 'n1997 yes g'];
    expect(planFor([trigger, ...filters, assign('g')], edges).nodes).toHaveLength(2_000);
    const { diagnostics } = compile(
      graphOf([trigger, ...filters, assign('g')], [...edges, 'g out n0']),
      registry,
      exampleDirectory,
    );
    expect(diagnostics.filter(({ code }) => code === 'cycle')).toHaveLength(1);
  });

  it('with thousands of edges are compiled', () => {
    const nodes = [trigger, ...Array.from({ length: 100 }, (_, index) => country(`c${index}`, 'FR', 'DE')), assign('g')];
    const edges: string[] = [];
    for (let from = 0; from < 100; from += 1) for (let to = from + 1; to < 100; to += 1) edges.push(`c${from} yes c${to}`);
    expect(planFor(nodes, ['t out c0', ...edges, 'c99 yes g']).nodes).toHaveLength(102);
  });

  it('may use names of prototypes as ids, ports and fields', () => {
    const nodes = [node('__proto__', 'incoming-message'), assign('constructor'), node('toString', '__proto__')];
    expect(
      diagnose(nodes, ['__proto__ out constructor', '__proto__ hasOwnProperty constructor', 'toString out constructor']),
    ).toEqual([
      ['error', 'unknown-node-type', 'toString', '/nodes/2/type'],
      ['error', 'dangling-edge', '__proto__', '/edges/1/sourceHandle'],
    ]);
    expect(planFor(nodes.slice(0, 2), ['__proto__ out constructor']).nodes.map(({ id }) => id)).toEqual([
      '__proto__',
      'constructor',
    ]);
  });
});
