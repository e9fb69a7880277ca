import { describe, expect, it } from '@jest/globals';
import { withTheirs } from './with-theirs.ts';

const base = {
  name: 'Support',
  agentIds: ['a', 'b', 'c'],
  routing: { strategy: 'none', onlyOnline: true, overflowGroupId: 'g' as string | undefined },
  hours: null as { days: Record<string, { from: string; to: string }[]>; closedOn?: string[] } | null,
};
const morning = [{ from: '08:00', to: '12:00' }];
const evening = [{ from: '18:00', to: '22:00' }];

describe('what two people changed', () => {
  it('is theirs where nothing was changed here, and as it is here where something was', () => {
    const mine = { ...base, name: 'Mine' };
    const theirs = { ...base, name: 'Theirs', hours: { days: { monday: morning } } };
    expect(withTheirs(base, mine, theirs)).toEqual({ ...theirs, name: 'Mine' });
    expect(withTheirs(base, base, theirs)).toEqual(theirs);
  });

  it('comes together in a list as what was added and taken away', () => {
    const mine = { ...base, agentIds: ['c', 'd', 'e', 'b'] };
    const theirs = { ...base, agentIds: ['a', 'c', 'e', 'f'] };
    expect(withTheirs(base, mine, theirs).agentIds).toEqual(['c', 'e', 'f', 'd']);
  });

  it('comes together field by field, also where one was taken away', () => {
    const { overflowGroupId: _, ...withoutOverflow } = base.routing;
    const mine = { ...base, routing: { ...withoutOverflow, strategy: 'least-busy' } as typeof base.routing };
    const theirs = { ...base, routing: { ...base.routing, onlyOnline: false } };
    expect(withTheirs(base, mine, theirs).routing).toStrictEqual({ strategy: 'least-busy', onlyOnline: false });
    expect(withTheirs(base, theirs, mine).routing).toStrictEqual({ strategy: 'least-busy', onlyOnline: false });
  });

  it('is one’s own hours of a day, whole, and theirs of another', () => {
    const before: typeof base = { ...base, hours: { days: { monday: morning }, closedOn: ['2026-12-25'] } };
    const mine = { ...base, hours: { days: { monday: evening }, closedOn: ['2026-12-25', '2026-12-26'] } };
    const theirs = { ...base, hours: { days: { monday: [...morning, ...evening], friday: morning } } };
    expect(withTheirs(before, mine, theirs).hours).toEqual({
      days: { monday: evening, friday: morning },
      closedOn: ['2026-12-25', '2026-12-26'],
    });
  });
});
