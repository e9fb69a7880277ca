import { describe, expect, it } from '@jest/globals';
import type { NodeType } from '@switchboard/shared/node-type';
import country from './country.ts';
import incomingMessage from './incoming-message.ts';
import { createNodeTypeRegistry } from './registry.ts';

const types = [country, incomingMessage] as unknown as NodeType[];

describe('createNodeTypeRegistry', () => {
  it('finds a type by name and version, and knows a name whatever the version', () => {
    const registry = createNodeTypeRegistry(types);
    expect(registry.get('country', 1)).toBe(country);
    expect(registry.get('country', 2)).toBeUndefined();
    expect(registry.has('country')).toBe(true);
    expect(registry.has('constructor')).toBe(false);
    expect(registry.get('__proto__', 1)).toBeUndefined();
  });

  it('keeps a breaking change as a new version beside the old one', () => {
    const next = { ...country, version: 2 } as unknown as NodeType;
    expect(createNodeTypeRegistry([...types, next]).get('country', 2)).toBe(next);
  });

  it('describes triggers first', () => {
    expect(
      createNodeTypeRegistry(types)
        .describe()
        .map(({ kind }) => kind),
    ).toEqual(['trigger', 'filter']);
  });

  it('refuses two types of one name and version, and types it was not given', () => {
    expect(() => createNodeTypeRegistry([...types, ...types])).toThrow('two node types “country” of version 1');
    expect(() => createNodeTypeRegistry([]).validateConfig(types[0] as NodeType, {})).toThrow('not in this registry');
  });
});
