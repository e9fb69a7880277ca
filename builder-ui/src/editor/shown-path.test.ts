import { describe, expect, it } from '@jest/globals';
import { allStepsOf, litUpTo, type ShownPath } from './shown-path.ts';

const steps = ['t', 'c', 'e'].map((nodeId) => ({ nodeId, type: nodeId, port: 'out', at: '2026-11-22T10:00:00Z', why: [] }));
const path: ShownPath = { kind: 'run', title: 'Run', graph: null, steps, matched: true, runId: 'r' };

describe('a path that is replayed', () => {
  it('lights its first steps and keeps the rest', () => {
    const begun = litUpTo(path, 1);
    expect(begun.steps).toEqual(steps.slice(0, 1));
    expect(allStepsOf(begun)).toEqual(steps);
    expect(litUpTo(begun, 2).steps).toEqual(steps.slice(0, 2));
  });

  it('is the whole again at its end, and never less than its first step', () => {
    expect(litUpTo(litUpTo(path, 1), 3)).toEqual(path);
    expect(litUpTo(path, -2).steps).toHaveLength(1);
  });

  it('has no steps where there is none', () => {
    expect(allStepsOf(null)).toEqual([]);
    expect(allStepsOf({ ...path, steps: null })).toEqual([]);
  });
});
