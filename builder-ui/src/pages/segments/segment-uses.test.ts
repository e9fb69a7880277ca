import { describe, expect, it } from '@jest/globals';
import { usesByAutomation } from './segment-uses.ts';

const use = (id: string, version: number | null, nodeIds: string[]) =>
  ({ kind: 'automation', id, name: `Automation ${id}`, version, nodeIds }) as const;

describe('usesByAutomation', () => {
  it('names an automation once, with both places where it asks', () => {
    expect(usesByAutomation([use('a', null, ['n1']), use('a', 3, ['n1', 'n2']), use('b', null, ['n9'])])).toEqual([
      { id: 'a', name: 'Automation a', nodeIds: ['n1', 'n2'], where: 'in the published version 3 and in its draft' },
      { id: 'b', name: 'Automation b', nodeIds: ['n9'], where: 'in its draft' },
    ]);
  });
});
