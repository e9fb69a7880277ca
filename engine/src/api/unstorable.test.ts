import { describe, expect, it } from '@jest/globals';
import { depthAtMost, findUnstorable } from './unstorable.ts';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('what cannot be stored', () => {
  it('is found wherever it stands and named by its pointer', () => {
    expect(findUnstorable({ a: [{ 'b/c~': 'x\u0000' }] }).faults).toEqual([
      { pointer: '/a/0/b~1c~0', detail: 'Must not contain the character U+0000.' },
    ]);
  });
  it('includes lone surrogates, of either half, and not whole pairs', () => {
    expect(
      findUnstorable(['\ud83d', '\ude00', 'a\ude00\ud83d', '\ud83d\ude00'])
        .faults.map((fault) => fault.pointer)
        .sort(),
    ).toEqual(['/0', '/1', '/2']);
  });
  it('includes numbers too large to be finite', () => {
    expect(findUnstorable(JSON.parse('{"n":1e400000}')).faults).toEqual([
      { pointer: '/n', detail: 'Must be a number of finite size.' },
    ]);
  });
  it('includes names of fields', () => {
    expect(findUnstorable({ a: { 'x\u0000': 1 } }).faults).toEqual([
      { pointer: '/a', detail: 'Names of fields: Must not contain the character U+0000.' },
    ]);
  });
  it('includes nesting beyond the limit, however deep', () => {
    expect(findUnstorable(nested(depthAtMost)).faults).toEqual([]);
    expect(findUnstorable(nested(depthAtMost + 1)).faults).toHaveLength(1);
    expect(findUnstorable(nested(400_000)).faults).toHaveLength(1);
  });
});
