import { describe, expect, it } from '@jest/globals';
import type { SegmentUse } from '@switchboard/shared/segment';
import { namedUses } from './segment-uses.ts';

const automation = (id: string, version: number | null): SegmentUse => ({
  kind: 'automation',
  id,
  name: `Automation ${id}`,
  version,
  nodeIds: ['n'],
});

describe('namedUses', () => {
  it('names an automation once, with both places where it asks', () => {
    expect(namedUses([automation('a', null), automation('a', 3), automation('b', null)])).toEqual([
      { id: 'a', name: 'Automation a', href: '/automations/a', where: 'in the published version 3 and in its draft' },
      { id: 'b', name: 'Automation b', href: '/automations/b', where: 'in its draft' },
    ]);
  });
  it('names segments, which ask about attributes', () => {
    expect(namedUses([{ kind: 'segment', id: 's_1', name: 'French' }])).toEqual([
      { id: 's_1', name: 'French', href: '/segments/s_1', where: 'segment' },
    ]);
  });
  it('names assignment rules', () => {
    expect(namedUses([{ kind: 'assignment-rule', id: 'r', name: 'French first' }])).toEqual([
      { id: 'r', name: 'French first', href: '/team/assignment-rules', where: 'assignment rule' },
    ]);
  });
});
