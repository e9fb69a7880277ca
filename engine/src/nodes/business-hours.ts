/**
 * Asks whether it is within hours: those of a group, or the node's own. A group that has no hours set is always there; a
 * group that is there no more answers no to both operators.
 */
import { defineNode } from '@switchboard/shared/node-type';
import { WeeklyHours } from '@switchboard/shared/schedule';
import { Type } from 'typebox';
import { hoursToday, isWithinHours } from '../routing/weekly-hours.ts';

export default defineNode({
  type: 'business-hours',
  version: 1,
  kind: 'filter',
  title: 'Business hours',
  summary: 'Asks whether it is within the hours of a group, or within hours of your own.',
  icon: 'clock',
  group: 'Filters',
  sentence:
    '{% if config.operator == "is-not" %}Outside{% else %}Within{% endif %} {% if config.of.kind == "group" %}the hours of {{ groups[config.of.groupId] | default: "a group" }}{% else %}hours in {{ config.of.hours.timeZone | default: "a time zone" }}{% endif %}',
  config: Type.Object(
    {
      operator: Type.Union([Type.Literal('is', { title: 'is within' }), Type.Literal('is-not', { title: 'is outside' })], {
        title: 'Operator',
        description: 'Whether it has to be within the hours, or outside them.',
        default: 'is',
      }),
      of: Type.Union(
        [
          Type.Object(
            {
              kind: Type.Literal('group'),
              groupId: Type.String({
                title: 'Group',
                description: 'Whose hours count. A group without hours is always there.',
                minLength: 1,
                maxLength: 100,
                'x-switchboard': { widget: 'group' },
              }),
            },
            { title: 'The hours of a group', additionalProperties: false },
          ),
          Type.Object(
            {
              kind: Type.Literal('own'),
              hours: Type.Unsafe<WeeklyHours>({ ...WeeklyHours, title: 'Hours', 'x-switchboard': { widget: 'weekly-hours' } }),
            },
            { title: 'Hours of its own', additionalProperties: false },
          ),
        ],
        { title: 'Hours', description: 'Which hours count.' },
      ),
    },
    { additionalProperties: false },
  ),
  references: { groups: ['/of/groupId'] },
  decide({ config: { operator, of }, directory, now }) {
    const group = of.kind === 'group' ? directory.groups.get(of.groupId) : undefined;
    if (of.kind === 'group' && group === undefined)
      return { port: 'no', why: [{ field: 'group', operator: 'exists', expected: of.groupId, actual: null, passed: false }] };
    const hours = of.kind === 'group' ? (group?.hours ?? null) : of.hours;
    const isWithin = isWithinHours(hours, now);
    const expected = operator === 'is';
    const passed = isWithin === expected;
    const whose = group === undefined ? 'within hours' : `within the hours of ${group.name}`;
    const field = `${whose}, ${hours === null ? 'always there' : hoursToday(hours, now)}`;
    return { port: passed ? 'yes' : 'no', why: [{ field, operator: 'is', expected, actual: isWithin, passed }] };
  },
  examples: [
    { title: 'Says no on a Sunday', config: { operator: 'is', of: { kind: 'group', groupId: 'g-1' } }, port: 'no' },
    {
      title: 'Says yes to outside, on a Sunday',
      config: { operator: 'is-not', of: { kind: 'group', groupId: 'g-1' } },
      port: 'yes',
    },
    {
      title: 'A group without hours is always there',
      config: { operator: 'is', of: { kind: 'group', groupId: 'g-2' } },
      port: 'yes',
    },
    {
      title: 'Reads hours in their own time zone',
      config: {
        operator: 'is',
        of: { kind: 'own', hours: { timeZone: 'Asia/Tokyo', days: { sunday: [{ from: '18:00', to: '20:00' }] } } },
      },
      port: 'yes',
    },
    {
      title: 'Says no when the group is gone',
      config: { operator: 'is-not', of: { kind: 'group', groupId: 'gone' } },
      port: 'no',
    },
  ],
});
