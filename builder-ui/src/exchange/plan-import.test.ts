import { describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { exportAutomation, exportFileName, type ReadAutomation, readAutomationFile } from './exported-automation.ts';
import { applyChoices, planImport, type Workspace } from './plan-import.ts';

const nodeType = (type: string, version: number, widget: string): NodeTypeDescription =>
  ({
    type,
    version,
    examples: [],
    configSchema: { type: 'object', properties: { id: { type: 'string', 'x-switchboard': { widget } } } },
  }) as unknown as NodeTypeDescription;
const workspace: Workspace = {
  agent: [{ id: 'a-here', name: 'Marie', email: 'marie@example.com' }],
  group: [{ id: 'g-here', name: 'France' }],
  segment: [],
  nodeTypes: [nodeType('assign', 1, 'group'), nodeType('mail', 1, 'agent'), nodeType('ask', 1, 'segment')],
};
const node = (id: string, type: string, config: Record<string, unknown>, version = 1) => ({
  id,
  type,
  version,
  position: { x: 0, y: 0 },
  config,
});
const graph: Graph = {
  schemaVersion: 1,
  nodes: [
    node('1', 'assign', { id: 'g-there' }),
    node('2', 'mail', { id: 'a-there' }),
    node('3', 'ask', { id: 's-there' }),
    node('4', 'assign', { id: 'g-here' }),
    node('5', 'assign', { id: 'g-here', gone: 1 }, 2),
    node('6', 'strange', {}),
  ],
  edges: [],
};
const exported = exportAutomation({ name: 'Été à Paris', description: 'Why', graph }, [
  { kind: 'group', id: 'g-there', name: 'FRANCE' },
  { kind: 'agent', id: 'a-there', name: 'Marie L.', email: 'Marie@example.com' },
  { kind: 'segment', id: 's-there', name: 'VIP', condition: { field: 'person.country', operator: 'is', value: 'FR' } },
]);

const read = (text: string): ReadAutomation => {
  const automation = readAutomationFile(text);
  if (typeof automation === 'string') throw new Error(automation);
  return automation;
};

describe('readAutomationFile', () => {
  it('reads what was exported', () => {
    const { format: _format, formatVersion: _version, ...automation } = exported;
    expect(read(JSON.stringify(exported))).toEqual(automation);
  });

  it('reads an answer of the API, and a bare graph', () => {
    expect(read(JSON.stringify({ id: 'au-1', name: 'Name', graph })).name).toBe('Name');
    expect(read(JSON.stringify(graph)).graph).toEqual(graph);
  });

  it('says why something else is none', () => {
    expect(readAutomationFile('{')).toMatch(/not JSON/);
    expect(readAutomationFile('[]')).toMatch(/not an automation/);
    expect(readAutomationFile('{"graph":{"nodes":3}}')).toMatch(/no graph/);
    expect(readAutomationFile(JSON.stringify({ ...exported, formatVersion: 2 }))).toMatch(/newer/);
    expect(readAutomationFile(JSON.stringify({ ...exported, formatVersion: '1' }))).toMatch(/“formatVersion” should be 1/);
  });

  it('takes a file without a version of its format as one of the first', () => {
    const { formatVersion: _version, ...unversioned } = exported;
    expect(read(JSON.stringify(unversioned))).toEqual(read(JSON.stringify(exported)));
  });
});

describe('planImport', () => {
  const plan = planImport(read(JSON.stringify(exported)), workspace);

  it('says who is not here, and guesses by e-mail or name alone', () => {
    expect(plan.references.map(({ kind, id, name, guess }) => [kind, id, name, guess])).toEqual([
      ['group', 'g-there', 'FRANCE', 'g-here'],
      ['agent', 'a-there', 'Marie L.', 'a-here'],
      ['segment', 's-there', 'VIP', null],
    ]);
  });

  it('says which node types are not here, and guesses another version', () => {
    expect(plan.nodeTypes).toEqual([
      { type: 'assign', version: 2, count: 1, guess: 'assign@1' },
      { type: 'strange', version: 1, count: 1, guess: null },
    ]);
  });

  it('lacks nothing where everybody is there', () => {
    const here = applyChoices(
      graph,
      workspace,
      new Map([
        ['group g-there', 'g-here'],
        ['agent a-there', 'a-here'],
      ]),
    );
    const nodes = here.nodes.filter(({ id }) => ['1', '2', '4'].includes(id));
    const rest = planImport({ name: '', description: '', references: [], graph: { ...here, nodes } }, workspace);
    expect(rest).toEqual({ references: [], nodeTypes: [] });
  });
});

describe('applyChoices', () => {
  it('leaves what has no choice as it is', () => {
    expect(applyChoices(graph, workspace, new Map())).toEqual(graph);
  });

  it('puts nodes under the type chosen, with the fields that it has too, and maps what these name', () => {
    const choices = new Map([
      ['assign@2', 'mail@1'],
      ['agent g-here', 'a-here'],
    ]);
    expect(applyChoices(graph, workspace, choices).nodes[4]).toEqual(node('5', 'mail', { id: 'a-here' }));
  });
});

describe('exportFileName', () => {
  it('is plain, and says the version', () => {
    expect(exportFileName('Été à Paris', 3)).toBe('ete-a-paris-v3.json');
    expect(exportFileName('日本', null)).toBe('automation.json');
  });
});
