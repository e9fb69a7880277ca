import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabases } from '@switchboard/engine/record/test-databases';
import { openTestStream, type TestStream } from './drain/test-stream.ts';
import { createMetrics } from './metrics.ts';

describe('the metrics', () => {
  let stream: TestStream;
  const nowMs = Date.parse('2026-11-22T10:00:00.020Z');
  beforeAll(async () => {
    stream = await openTestStream(testDatabases[0]![1]);
  });
  afterAll(() => stream?.close());

  it('tell what was accepted, what waits and what was recorded, under the names of the contract', async () => {
    const metrics = createMetrics(stream.database, () => nowMs);
    expect(await metrics.text()).toContain('switchboard_runs_total{status="failed"} 0');
    await stream.accept({ conversationId: 'c-1' }, { conversationId: 'c-2' }, { conversationId: 'c-3' });
    metrics.countAccepted(3);
    metrics.countRecorded({
      events: 2,
      acceptedAtMs: [nowMs - 20, nowMs + 5],
      runStatuses: ['completed', 'completed', 'failed'],
      effects: 1,
      followUps: 0,
      automationIds: ['au-1'],
      conversationIds: ['c-1', 'c-2'],
    });
    metrics.countEffect('email', 'done');
    const lines = (await metrics.text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'switchboard_messages_accepted_total 3',
        'switchboard_pending_events 3',
        'switchboard_events_drained_total 2',
        'switchboard_runs_total{status="completed"} 2',
        'switchboard_runs_total{status="failed"} 1',
        'switchboard_effects_total{kind="email",state="planned"} 1',
        'switchboard_effects_total{kind="email",state="done"} 1',
        'switchboard_event_delay_seconds_bucket{le="0.015"} 1',
        'switchboard_event_delay_seconds_bucket{le="0.025"} 2',
        'switchboard_event_delay_seconds_count 2',
      ]),
    );
    await stream.drainAll();
    expect((await metrics.text()).split('\n')).toContain('switchboard_pending_events 0');
  });
});
