import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { checkTemplate } from '../template/render-template.ts';
import { checkExamples, checkSchema } from '../plugins/check-node-type.ts';
import { loadNodeTypes } from '../plugins/load-node-types.ts';
import type { NodeTypeRegistry } from './registry.ts';

let registry: NodeTypeRegistry;
let descriptions: NodeTypeDescription[];
beforeAll(async () => {
  ({ registry } = await loadNodeTypes([]));
  descriptions = registry.describe();
});

function typeNamed(type: string) {
  const nodeType = registry.get(type, 1);
  if (nodeType === undefined) throw new Error(`no node type ${type}`);
  return nodeType;
}
const faults = (type: string, config: unknown) =>
  registry.validateConfig(typeNamed(type), config).map(({ pointer, detail }) => `${pointer} ${detail}`);

describe('every built-in node type', () => {
  it('keeps what its examples promise', () => {
    for (const { type, version } of descriptions) {
      const nodeType = registry.get(type, version);
      expect(nodeType?.examples.length).toBeGreaterThan(0);
      if (nodeType) checkSchema(nodeType);
      if (nodeType) checkExamples(nodeType);
    }
  });

  it('gives every field of its form a title, and has a sentence that can be rendered', () => {
    for (const { configSchema, sentence } of descriptions) {
      for (const field of Object.values(
        (configSchema as { properties: Record<string, { title?: string; description?: string }> }).properties,
      )) {
        expect(field.title).toBeTruthy();
        expect(field.description).toBeTruthy();
      }
      expect(checkTemplate(sentence ?? '{{')).toBeNull();
    }
  });
});

describe('configurations', () => {
  it('are told the deepest field at fault', () => {
    expect(faults('country', { operator: 'is', countries: ['FR', 'France'] })).toEqual([
      '/countries/1 is not written in the form expected',
    ]);
    expect(faults('country', { operator: 'is', countries: [] })).toEqual(['/countries needs at least one entry']);
    expect(faults('country', { operator: 'equals', countries: ['FR'] })).toEqual(['/operator must be “is” or “is not”']);
    expect(faults('country', { operator: 'is' })).toEqual(['/countries is required']);
    expect(faults('country', { operator: 'is', countries: 'FR' })).toEqual(['/countries must be a list']);
    expect(faults('assign-to-group', { groupId: 'g-1', colour: 1 })).toEqual(['/colour is not a known field']);
    expect(faults('browser-language', { operator: 'is', languages: ['fr-*'] })).toEqual([
      '/languages/0 is not written in the form expected',
    ]);
    expect(faults('condition', {})).toEqual(['/condition is required']);
  });

  it('of several forms are told the faults of the one that was meant', () => {
    const mail = { subject: 's', body: 'b' };
    expect(faults('agent-email', { ...mail, to: { kind: 'agent' } })).toEqual(['/to/agentId is required']);
    expect(faults('agent-email', { ...mail, to: { kind: 'team' } })).toEqual([
      '/to/kind must be “One agent”, “Whoever the conversation is assigned to”, or “Everyone in a group”',
    ]);
    expect(faults('agent-email', { ...mail, to: { kind: 'assignee' }, repeat: { minutes: 0 } })).toEqual([
      '/repeat/minutes must be at least 1',
    ]);
    expect(faults('agent-email', { ...mail, to: 'a-1' })).toEqual(['/to is none of the choices']);
  });

  it('survive names of prototypes', () => {
    expect(faults('incoming-message', JSON.parse('{"__proto__": {"channels": 1}}'))).toEqual(['/__proto__ is not a known field']);
    expect(faults('country', JSON.parse('{"operator": "is", "countries": ["FR"], "constructor": 1}'))).toEqual([
      '/constructor is not a known field',
    ]);
  });
});
