/** What the fields and operators of conditions are called by people: one table for the pages and for what the engine says. */
import type { conditionFields, ConditionOperator } from './condition.ts';

const fields: Record<(typeof conditionFields)[number], string> = {
  'person.id': 'Person’s id',
  'person.email': 'Person’s e-mail',
  'person.name': 'Person’s name',
  'person.country': 'Person’s country',
  'person.language': 'Person’s language',
  'message.text': 'Message text',
  'message.channel': 'Channel of the message',
  'message.country': 'Country',
  'message.language': 'Browser language',
  'message.url': 'Page address',
  'conversation.id': 'Conversation',
  'conversation.channel': 'Channel of the conversation',
  'conversation.status': 'Status of the conversation',
  'conversation.groupId': 'Group of the conversation',
  'conversation.assigneeId': 'Assignee of the conversation',
  'conversation.tags': 'Tags of the conversation',
};
const attributePrefix = 'person.attributes.';

/** What a field is called: “Browser language”, or an attribute's own name. */
export function fieldWords(field: string): string {
  if (field.startsWith(attributePrefix)) return field.slice(attributePrefix.length) || 'Attribute';
  if (field === 'message.firstInConversation') return 'First message of the conversation';
  return Object.hasOwn(fields, field) ? fields[field as keyof typeof fields] : field;
}

/** An operator as people say it, and its contrary. */
export const conditionOperatorWords: Record<ConditionOperator, { passed: string; missed: string }> = {
  is: { passed: 'is', missed: 'is not' },
  'is-not': { passed: 'is not', missed: 'is' },
  in: { passed: 'is one of', missed: 'is none of' },
  'not-in': { passed: 'is none of', missed: 'is one of' },
  contains: { passed: 'contains', missed: 'does not contain' },
  'does-not-contain': { passed: 'does not contain', missed: 'contains' },
  'starts-with': { passed: 'starts with', missed: 'does not start with' },
  'ends-with': { passed: 'ends with', missed: 'does not end with' },
  'matches-regex': { passed: 'matches', missed: 'does not match' },
  exists: { passed: 'is known', missed: 'is not known' },
  'does-not-exist': { passed: 'is not known', missed: 'is known' },
  'greater-than': { passed: 'is greater than', missed: 'is not greater than' },
  'less-than': { passed: 'is less than', missed: 'is not less than' },
  between: { passed: 'is between', missed: 'is not between' },
  before: { passed: 'is before', missed: 'is not before' },
  after: { passed: 'is after', missed: 'is not after' },
};
