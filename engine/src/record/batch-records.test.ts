import { describe, expect, it } from '@jest/globals';
import type { SkippedEffect, Step } from '@switchboard/shared/run';
import { exampleFacts } from '../nodes/example-facts.ts';
import type { DecidedRun } from '../run/decide-event.ts';
import { addRun, noRecords } from './batch-records.ts';
import { message } from './test-batches.ts';

const state = { facts: exampleFacts, load: null };
const step = (error?: string): Step => ({
  nodeId: 'n',
  type: 'add-tag',
  port: null,
  at: '2026-11-22T10:00:00.000Z',
  why: [],
  ...(error === undefined ? {} : { error }),
});
const left = (reason: string, rest: Partial<SkippedEffect> = {}): SkippedEffect => ({
  nodeId: 'n',
  to: null,
  recipientId: null,
  reason,
  ...rest,
});

function linesOf(run: Partial<DecidedRun>): string[] {
  const records = noRecords();
  const none = { steps: [], commands: [], effects: [], writings: [], heldMails: [], skippedEffects: [] };
  const who = { runId: 'run-1', automationId: 'au-1', name: 'Welcome', version: 3, before: state, after: state };
  addRun(records, message(1, 'c-0', 'p-0'), { ...who, ...none, matched: true, status: 'completed', stopReason: null, ...run });
  for (const line of records.timeline)
    expect(line).toMatchObject({ conversationId: 'c-0', kind: 'stopped', automationId: 'au-1', version: 3, runId: 'run-1' });
  return records.timeline.map(({ reason }) => reason);
}

describe('a run, in the timeline', () => {
  it('that went round in a circle has one line that says so, also when another part of it failed', () => {
    const stopReason = 'Stopped: 10 automations in a row led here.';
    const line = ['“Welcome” stopped: 10 automations in a row led here.'];
    expect(linesOf({ status: 'stopped', stopReason, steps: [step(), step(stopReason), step(stopReason)] })).toEqual(line);
    expect(linesOf({ status: 'failed', stopReason, steps: [step('No such host.'), step(stopReason)] })).toEqual(line);
  });

  it('that met a limit says which', () => {
    const steps = [step(), step('Stopped here: a run takes at most 2000 steps.')];
    expect(linesOf({ status: 'stopped', steps })).toEqual(['“Welcome” stopped here: a run takes at most 2000 steps.']);
  });

  it('that left out replies so that machines do not answer each other says so once', () => {
    const skippedEffects = [
      left('Not answered: the text came out empty.'),
      left('Not answered: the message was sent by a machine (auto-replied).', { isLoopProtection: true }),
      left('Not answered: the person was answered in the last 60 minutes.', { isLoopProtection: true }),
    ];
    expect(linesOf({ skippedEffects })).toEqual(['Not answered: the message was sent by a machine (auto-replied).']);
  });

  it('that failed, or left out anything else, has none', () => {
    expect(linesOf({ status: 'failed', steps: [step('No such host.')] })).toEqual([]);
    expect(linesOf({ skippedEffects: [left('Not e-mailed: nobody is assigned to this conversation.')] })).toEqual([]);
  });
});
