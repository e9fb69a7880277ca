import { describe, expect, it } from '@jest/globals';
import { type PartRemark, remarksAt, remarksOfTree } from './condition-remarks.ts';

const remark = (pointer: string): PartRemark => ({ severity: 'warning', pointer, message: pointer });
const pointersAt = (pointer: string, parts: string[]) =>
  remarksAt(['', '/any', '/any/0/value', '/any/1', '/any/10/field'].map(remark), pointer, parts).map((one) => one.pointer);

describe('remarksAt', () => {
  it('leaves to a group what is about itself or its list, not about its parts', () => {
    expect(pointersAt('', ['/any/0', '/any/1', '/any/10'])).toEqual(['', '/any']);
  });

  it('tells part 1 from part 10, and gives a comparison what is about its value', () => {
    expect(pointersAt('/any/1', [])).toEqual(['/any/1']);
    expect(pointersAt('/any/0', [])).toEqual(['/any/0/value']);
  });
});

describe('remarksOfTree', () => {
  it('keeps each fault and doubt with the way to it', () => {
    const tree = { __errors: ['is required', 'is never true'], any: { 0: { 'a/b': { __errors: ['is not known'] } } } };
    expect(remarksOfTree(tree, new Set(['is never true']))).toEqual([
      { severity: 'error', pointer: '', message: 'is required' },
      { severity: 'warning', pointer: '', message: 'is never true' },
      { severity: 'error', pointer: '/any/0/a~1b', message: 'is not known' },
    ]);
  });
});
