import { describe, expect, it } from '@jest/globals';
import type { Step } from '@switchboard/shared/run';
import { resultsOf, stepWords } from './step-words.ts';

const names = { agent: () => null, group: () => null };
const step = (more: Partial<Step>): Step => ({
  nodeId: 'n',
  type: 'n',
  port: 'out',
  at: '2026-11-22T10:00:00Z',
  why: [],
  ...more,
});
const isFrance = { field: 'message.country', operator: 'is', expected: ['FR'], actual: 'FR', passed: true };
const isFrench = { field: 'message.language', operator: 'is', expected: ['fr'], actual: 'de', passed: false };

describe('stepWords', () => {
  it('say what a no hangs on', () => {
    expect(stepWords(step({ port: 'no', why: [isFrance, isFrench] }), names)).toBe('Browser language: German is not French');
    expect(stepWords(step({ port: 'yes', why: [isFrance, isFrench] }), names)).toBe('Country: France, as asked');
  });

  it('say what an action did, or why it did nothing', () => {
    const output = { results: [{ kind: 'email', recipientId: 'a', done: false, reason: 'Not e-mailed: nobody is assigned.' }] };
    expect(stepWords(step({ output }), names)).toBe('Not e-mailed: nobody is assigned.');
    expect(resultsOf(step({ output }))).toEqual([{ done: false, reason: 'Not e-mailed: nobody is assigned.' }]);
  });

  it('say what failed before anything else', () => {
    expect(stepWords(step({ port: null, error: 'It broke.', why: [isFrance] }), names)).toBe('It broke.');
  });

  it('say nothing where there is nothing to say, whatever the output', () => {
    for (const output of [undefined, null, 'text', 7, [], { results: 'no' }, { results: [null, { reason: 7 }] }])
      expect(stepWords(step({ output }), names)).toBe('');
  });
});
