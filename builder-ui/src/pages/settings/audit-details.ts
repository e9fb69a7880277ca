/**
 * The details of an entry of the audit, in words: what a field is called, what its value is, and what it was. Pure. What
 * is not known here is shown as it is written, so that nothing in the audit is kept from who reads it.
 */
import type { Scope } from '../../api/api-keys.ts';
import { languageName } from '../../app/words/locale-names.ts';
import { conditionWords } from '../../graph/condition-words.ts';
import { asObject } from '../../graph/json-schema.ts';
import { hoursWords } from '../../hours/hours-words.ts';
import { attributeTypeNames } from '../people/attribute-types.ts';
import { availabilityNames, permissionNames, roleNames, strategyNames } from '../team/team-words.ts';
import { scopeLabel } from './scopes.ts';

/** The name of an agent, a group, a segment, a rule or an automation; null when there is none with this id any more. */
export type NameOf = (id: string) => string | null;

interface Field {
  words: string;
  value?: (value: unknown, nameOf: NameOf) => string;
}

const asWritten = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
};
const oneOf =
  (names: Record<string, string>) =>
  (value: unknown): string =>
    names[String(value)] ?? asWritten(value);
const named =
  (gone: string) =>
  (id: unknown, nameOf: NameOf): string =>
    nameOf(String(id)) ?? gone;
const each =
  (one: (value: unknown, nameOf: NameOf) => string, none: string) =>
  (values: unknown, nameOf: NameOf): string =>
    Array.isArray(values) && values.length > 0 ? values.map((value) => one(value, nameOf)).join(', ') : none;

const anAgent = named('a deleted agent');
const aGroup = named('a deleted group');
const aSegment = named('a deleted segment');

function routingWords(value: unknown, nameOf: NameOf): string {
  const { strategy, onlyOnline, overflowGroupId, outOfHours } = asObject(value) ?? {};
  return [
    oneOf(strategyNames)(strategy),
    onlyOnline === false ? 'online or not' : '',
    overflowGroupId === undefined ? '' : `overflow to ${aGroup(overflowGroupId, nameOf)}`,
    outOfHours === 'overflow' ? 'out of hours too' : outOfHours === 'assign' ? 'at any hour' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function receiverWords(value: unknown, nameOf: NameOf): string {
  const [kind, id = ''] = String(value).split(':');
  if (kind === 'agent') return anAgent(id, nameOf);
  if (kind === 'group') return aGroup(id, nameOf);
  return kind === 'nobody' ? 'nobody' : 'the queues of their groups';
}

const fields: Record<string, Field> = {
  agentIds: { words: 'Members', value: each(anAgent, 'nobody') },
  attributes: { words: 'Attributes' },
  availability: { words: 'Availability', value: oneOf(availabilityNames) },
  condition: {
    words: 'Who is in it',
    value: (condition, nameOf) => conditionWords(condition, { agent: nameOf, group: nameOf, segment: nameOf }),
  },
  conversations: { words: 'Conversations' },
  conversationsTo: { words: 'They went to', value: receiverWords },
  country: { words: 'Country' },
  email: { words: 'E-mail' },
  enabled: { words: 'On' },
  fields: { words: 'Changed', value: each((name) => fields[String(name)]?.words ?? asWritten(name), 'nothing') },
  fileName: { words: 'File' },
  groupId: { words: 'Group', value: aGroup },
  groups: { words: 'Groups', value: each(aGroup, 'none') },
  hours: { words: 'Hours', value: (hours) => hoursWords(hours as Parameters<typeof hoursWords>[0]) },
  id: { words: 'Id' },
  ids: { words: 'Order', value: each(named('a deleted one'), 'none') },
  language: { words: 'Language' },
  languages: { words: 'Languages', value: each((tag) => languageName(String(tag)), 'none') },
  maxOpenConversations: {
    words: 'Most open conversations',
    value: (most) => (most === null ? 'no limit' : asWritten(most)),
  },
  mergedName: { words: 'Took in' },
  name: { words: 'Name' },
  origins: { words: 'Allowed sites', value: each(asWritten, 'none') },
  otherSessionsEnded: { words: 'Other sessions ended' },
  owner: { words: 'Owner', value: anAgent },
  permission: { words: 'Permission', value: oneOf(permissionNames) },
  role: { words: 'Role', value: oneOf(roleNames) },
  routing: { words: 'Routing', value: routingWords },
  scopes: { words: 'May', value: each((scope) => scopeLabel(scope as Scope), 'nothing') },
  segmentId: { words: 'Segment', value: aSegment },
  state: { words: 'State' },
  type: { words: 'Holds', value: oneOf(attributeTypeNames) },
  version: { words: 'Version' },
  workingHours: { words: 'Working hours', value: (hours) => hoursWords(hours as Parameters<typeof hoursWords>[0]) },
};

/** What says nothing to who reads. */
const unsaid = new Set(['bytes', 'merged', 'revision']);

/** Each detail in words: “Most open conversations: 5 → 8”. */
export function detailWords(detail: unknown, nameOf: NameOf): string[] {
  return Object.entries(asObject(detail) ?? {})
    .filter(([name, value]) => value !== null && !unsaid.has(name))
    .map(([name, value]) => {
      const { words, value: valueWords = asWritten } = fields[name] ?? { words: name };
      const change = asObject(value);
      if (change === null || !('from' in change && 'to' in change)) return `${words}: ${valueWords(value, nameOf)}`;
      return `${words}: ${valueWords(change.from, nameOf)} → ${valueWords(change.to, nameOf)}`;
    });
}
