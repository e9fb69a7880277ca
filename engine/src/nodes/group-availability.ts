/**
 * Asks whether somebody of a group could take a conversation now, as the group's own routing would ask: below their
 * maximum, and online, at work and within the group's hours as far as it minds. Where members choose among themselves it
 * minds all of it. Only the group's own members count, nobody is picked. A group that is there no more answers no to both
 * operators.
 */
import { defineNode } from '@switchboard/shared/node-type';
import { Type } from 'typebox';
import { availabilityRule, isOutOfHours, whyUnavailable } from '../routing/availability.ts';
import { noLoad } from '../routing/team-load.ts';
import { hoursToday } from '../routing/weekly-hours.ts';

/** Members told of at most. */
const told = 10;

export default defineNode({
  type: 'group-availability',
  version: 1,
  kind: 'filter',
  title: 'Group availability',
  summary: 'Asks whether somebody of a group could take a conversation now.',
  icon: 'users',
  group: 'Filters',
  sentence:
    '{% if config.operator == "is-not" %}Nobody{% else %}Somebody{% endif %} of {{ groups[config.groupId] | default: "a group" }} is available',
  config: Type.Object(
    {
      operator: Type.Union(
        [Type.Literal('is', { title: 'somebody is available' }), Type.Literal('is-not', { title: 'nobody is available' })],
        { title: 'Operator', description: 'Whether somebody has to be available, or nobody.', default: 'is' },
      ),
      groupId: Type.String({
        title: 'Group',
        description:
          'Whose members are asked, by its own rules: below their maximum of open conversations, and online and at work unless it gives to others too.',
        minLength: 1,
        maxLength: 100,
        'x-switchboard': { widget: 'group' },
      }),
    },
    { additionalProperties: false },
  ),
  references: { groups: ['/groupId'] },
  asksLoad: () => true,
  decide({ config: { operator, groupId }, directory, load, now }) {
    const group = directory.groups.get(groupId);
    if (group === undefined)
      return { port: 'no', why: [{ field: 'group', operator: 'exists', expected: groupId, actual: null, passed: false }] };
    const isShut = isOutOfHours(group, now);
    const rule = availabilityRule(group);
    const members = group.agentIds.flatMap((id) => directory.agents.get(id) ?? []);
    const obstacles = members.map((agent) => ({
      name: agent.name,
      obstacle: whyUnavailable(agent, load ?? noLoad, now, rule),
    }));
    const able = isShut ? [] : obstacles.filter(({ obstacle }) => obstacle === null);
    const expected = operator === 'is';
    const actual = able.length > 0;
    const passed = actual === expected;
    const names = (actual ? able : obstacles).slice(0, told);
    const said = names.map(({ name, obstacle }) => `${name}: ${obstacle ?? 'available'}`).join(', ');
    const closed = group.hours === null ? '' : `out of hours: ${hoursToday(group.hours, now)}`;
    const field = `somebody of ${group.name} available (${isShut ? closed : said || 'no members'})`;
    return { port: passed ? 'yes' : 'no', why: [{ field, operator: 'is', expected, actual, passed }] };
  },
  examples: [
    { title: 'Says no while everybody is away', config: { operator: 'is', groupId: 'g-2' }, port: 'no' },
    { title: 'Says yes to nobody, while everybody is away', config: { operator: 'is-not', groupId: 'g-2' }, port: 'yes' },
    { title: 'Says no out of the group’s hours', config: { operator: 'is', groupId: 'g-1' }, port: 'no' },
    { title: 'Says no when the group is gone', config: { operator: 'is-not', groupId: 'gone' }, port: 'no' },
  ],
});
