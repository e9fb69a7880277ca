import { describe, expect, it } from '@jest/globals';
import { importOutcome } from './import-outcome.ts';

const columns = [{ column: 0, name: 'E-mail', samples: [], suggestion: { field: 'email' as const } }];
const counts = { created: 100_000, updated: 2_345, failed: 10_000 };
const ended = { state: 'done' as const, columns, ...counts, bytes: 9, fileBytes: 9, bytesDone: 9 };

describe('how an import ended', () => {
  it('is told in numbers that are all written alike', () => {
    expect(importOutcome(ended)).toBe('100,000 people added, 2,345 changed, 10,000 rows left out');
    expect(importOutcome({ ...ended, state: 'failed', created: 1, updated: 0, failed: 1 })).toBe(
      '1 person added, 0 changed, 1 row left out, then it stopped',
    );
  });

  it('is not told in numbers where it was dropped before it was started', () => {
    const dropped = { ...ended, state: 'failed' as const, columns: [], created: 0, updated: 0, failed: 0, bytesDone: 0 };
    expect(importOutcome(dropped)).toBe('Not imported: dropped when somebody was deleted');
  });

  it('or how far it is', () => {
    expect(importOutcome({ ...ended, state: 'running', bytesDone: 5 })).toBe('55 % imported');
    expect(importOutcome({ ...ended, state: 'preview' })).toBe('Not started');
    expect(importOutcome({ ...ended, state: 'preview', bytes: 5 })).toBe('Not wholly sent');
  });
});
