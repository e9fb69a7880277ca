/**
 * Asks whether the person is in a segment, as the person stands with this message folded in.
 * The reasons are those of the segment's own condition: which comparison decided. A segment that is there no more answers
 * no to both operators; the graph's diagnostics say so before.
 */
import { defineNode, type Why } from '@switchboard/shared/node-type';
import { Type } from 'typebox';
import { evaluateCondition } from '../condition/evaluate-condition.ts';

export default defineNode({
  type: 'segment',
  version: 1,
  kind: 'filter',
  title: 'Segment',
  summary: 'Asks whether the person is in a segment.',
  icon: 'users-group',
  group: 'Filters',
  sentence: 'Person {% if config.operator == "is-not" %}is not in{% else %}is in{% endif %} {{ config.segmentId }}',
  config: Type.Object(
    {
      operator: Type.Union([Type.Literal('is', { title: 'is in' }), Type.Literal('is-not', { title: 'is not in' })], {
        title: 'Operator',
        description: 'Whether the person has to be in the segment, or outside it.',
        default: 'is',
      }),
      segmentId: Type.String({
        title: 'Segment',
        description: 'A saved condition about people.',
        minLength: 1,
        maxLength: 100,
        'x-switchboard': { widget: 'segment' },
      }),
    },
    { additionalProperties: false },
  ),
  decide({ config, facts, directory }) {
    const segment = directory.segments.get(config.segmentId);
    if (segment === undefined) {
      const gone: Why = { field: 'segment', operator: 'exists', expected: config.segmentId, actual: null, passed: false };
      return { port: 'no', why: [gone] };
    }
    const { passed: isMember, why } = evaluateCondition(segment.condition, facts);
    const passed = isMember === (config.operator === 'is');
    const operator = config.operator === 'is' ? 'is in' : 'is not in';
    const actual = isMember ? 'in the segment' : 'not in the segment';
    return { port: passed ? 'yes' : 'no', why: [{ field: 'person', operator, expected: segment.name, actual, passed }, ...why] };
  },
  examples: [
    { title: 'Says yes to a member', config: { operator: 'is', segmentId: 's-1' }, port: 'yes' },
    {
      title: 'Says no to everybody else',
      config: { operator: 'is', segmentId: 's-1' },
      facts: { person: { attributes: { plan: 'free' } } },
      port: 'no',
    },
    {
      title: 'Says yes to those outside',
      config: { operator: 'is-not', segmentId: 's-1' },
      facts: { person: { attributes: {} } },
      port: 'yes',
    },
    { title: 'Says no when the segment is gone', config: { operator: 'is-not', segmentId: 'gone' }, port: 'no' },
  ],
});
