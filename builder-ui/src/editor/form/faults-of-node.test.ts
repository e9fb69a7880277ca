import { describe, expect, it } from '@jest/globals';
import { allFaults, faultsOfNode } from './faults-of-node.ts';

const diagnostic = (nodeId: string, pointer: string, message: string) => ({
  severity: 'error' as const,
  code: 'invalid-configuration',
  nodeId,
  pointer,
  message,
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
