import { describe, expect, it } from '@jest/globals';
import { allFaults, doubtsOfNode, faultsOfNode } from './faults-of-node.ts';

const diagnostic = (nodeId: string, pointer: string, message: string) => ({
  severity: 'error' as const,
  code: 'invalid-configuration',
  nodeId,
  pointer,
  message,
});

describe('doubtsOfNode', () => {
  it('gives a node’s warnings in the words of its faults', () => {
    const pointer = '/nodes/1/config/condition';
    const warning = { ...diagnostic('c', pointer, 'VIP: This is true of nobody.'), severity: 'warning' as const };
    const others = [diagnostic('c', pointer, 'VIP: Is required.'), { ...warning, nodeId: 'x', message: 'Not this one' }];
    expect([...doubtsOfNode([warning, ...others], 'c', 'VIP')]).toEqual(['This is true of nobody.']);
    expect(faultsOfNode([warning], 'c', 'VIP')).toEqual({ condition: { __errors: ['This is true of nobody.'] } });
  });
});

describe('faultsOfNode', () => {
  it('gives each fault to the field it is about, without the node’s name', () => {
    const tree = faultsOfNode(
      [diagnostic('c', '/nodes/1/config/countries', 'Country: Countries needs at least one entry.')],
      'c',
      'Country',
    );
    expect(tree).toEqual({ countries: { __errors: ['Countries needs at least one entry.'] } });
  });

  it('leaves out other nodes, and what is not about the configuration', () => {
    const others = [diagnostic('x', '/nodes/0/config/countries', 'Not this one'), diagnostic('c', '/nodes/1/type', 'Nor this')];
    expect(faultsOfNode(others, 'c', 'Country')).toEqual({});
  });

  it('lets a whole part tell the faults deep within it, once each', () => {
    const tree = faultsOfNode(
      [
        diagnostic('c', '/nodes/1/config/condition/all/0/field', 'Is required.'),
        diagnostic('c', '/nodes/1/config/condition/all/1/field', 'Is required.'),
      ],
      'c',
      'Condition',
    );
    expect(allFaults(tree)).toEqual(['Is required.']);
  });
});
