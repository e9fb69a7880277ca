/**
 * Starts a run when a person falls out of a segment: by a message, by an automation, by hand, by the API or by an import. It runs
 * in the conversation that brought it about, else in the person's newest; somebody without any conversation starts nothing,
 * and neither does a change to the segment itself.
 */
import { defineNode } from '@switchboard/shared/node-type';
import { Type } from 'typebox';

export default defineNode({
  type: 'person-left-segment',
  version: 1,
  kind: 'trigger',
  on: 'person-left-segment',
  title: 'Person left segment',
  summary: 'Starts when a person falls out of a segment.',
  icon: 'user-minus',
  group: 'Triggers',
  sentence: 'A person leaves {{ config.segmentId }}',
  config: Type.Object(
    {
      segmentId: Type.String({
        title: 'Segment',
        description: 'Starts when somebody with a conversation falls out of it. A change to the segment itself starts nothing.',
        minLength: 1,
        maxLength: 100,
        'x-switchboard': { widget: 'segment' },
      }),
    },
    { additionalProperties: false },
  ),
  decide({ config: { segmentId }, facts: { event }, directory }) {
    if (event.kind !== 'person-left-segment') return { fires: false, why: [] };
    const nameOf = (id: string) => directory.segments.get(id)?.name ?? id;
    const passed = event.segmentId === segmentId;
    const reason = { field: 'segment', operator: 'is', expected: nameOf(segmentId), actual: nameOf(event.segmentId), passed };
    return { fires: passed, why: [reason] };
  },
  examples: [
    {
      title: 'Starts with its segment',
      config: { segmentId: 's-1' },
      facts: { event: { kind: 'person-left-segment', segmentId: 's-1' } },
      port: 'out',
    },
    {
      title: 'Leaves other segments alone',
      config: { segmentId: 's-1' },
      facts: { event: { kind: 'person-left-segment', segmentId: 's-2' } },
      port: null,
    },
  ],
});
