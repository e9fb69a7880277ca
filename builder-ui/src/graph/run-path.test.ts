import { describe, expect, it } from '@jest/globals';
import type { Step } from '@switchboard/shared/run';
import { nodeNamed } from './arbitrary-edits.ts';
import { runPath } from './run-path.ts';

const graph = {
  schemaVersion: 1 as const,
  nodes: ['trigger', 'country', 'language', 'mail'].map((id) => nodeNamed(id)),
  edges: [
    { id: '1', source: 'trigger', sourceHandle: 'out', target: 'country', targetHandle: 'in' },
    { id: '2', source: 'country', sourceHandle: 'yes', target: 'language', targetHandle: 'in' },
    { id: '3', source: 'language', sourceHandle: 'yes', target: 'mail', targetHandle: 'in' },
  ],
};
const step = (nodeId: string, port: string | null, error?: string): Step => ({
  nodeId,
  type: nodeId,
  port,
  at: '2026-11-22T10:00:00Z',
  why: [],
  error,
});

describe('runPath', () => {
  it('passes every node on the way to an action', () => {
    const path = runPath(graph, [step('trigger', 'out'), step('country', 'yes'), step('language', 'yes'), step('mail', 'out')]);
    expect([...path.outcomes.values()]).toEqual(['passed', 'passed', 'passed', 'passed']);
    expect([...path.firedEdgeIds]).toEqual(['1', '2', '3']);
  });

  it('stops where an answer leads nowhere, and reaches nothing after it', () => {
    const path = runPath(graph, [step('trigger', 'out'), step('country', 'no')]);
    expect(path.outcomes.get('country')).toBe('stopped');
    expect(path.outcomes.has('language')).toBe(false);
    expect([...path.firedEdgeIds]).toEqual(['1']);
  });

  it('tells an action that left everything undone from one that did something of it', () => {
    const told = (...done: boolean[]): Step => ({
      ...step('mail', 'out'),
      output: { results: done.map((each) => ({ done: each, reason: 'A reason.' })) },
    });
    expect(runPath(graph, [told(false, false)]).outcomes.get('mail')).toBe('left-out');
    expect(runPath(graph, [told(false, true)]).outcomes.get('mail')).toBe('passed');
  });

  it('stops at a trigger that did not fire and tells a failure apart', () => {
    expect(runPath(graph, [step('trigger', null)]).outcomes.get('trigger')).toBe('stopped');
    expect(runPath(graph, [step('country', null, 'It broke')]).outcomes.get('country')).toBe('failed');
  });
});
