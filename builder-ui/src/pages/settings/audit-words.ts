/** What an entry of the audit says, in words. An action not known here is shown as it is written. */
import { asObject } from '../../graph/json-schema.ts';
import { detailWords, type NameOf } from './audit-details.ts';

const words: Record<string, string> = {
  'account.save': 'Changed their profile',
  'agent.create': 'Created an agent',
  'agent.delete': 'Deleted an agent',
  'agent.save': 'Changed an agent',
  'api-key.create': 'Created an API key',
  'api-key.delete': 'Deleted an API key',
  'assignment-rule.create': 'Created an assignment rule',
  'assignment-rule.delete': 'Deleted an assignment rule',
  'assignment-rule.order': 'Changed the order of assignment rules',
  'assignment-rule.save': 'Changed an assignment rule',
  'attribute.convert': 'Converted values of an attribute of people',
  'attribute.define': 'Defined an attribute of people',
  'attribute.forget': 'Removed an attribute of people',
  'automation.created': 'Created an automation',
  'automation.deleted': 'Deleted an automation',
  'automation.given': 'Gave an automation to somebody',
  'automation.noted': 'Changed the note of a version',
  'automation.ordered': 'Changed the order of automations',
  'automation.paused': 'Paused an automation',
  'automation.published': 'Published an automation',
  'automation.revived': 'Restored a deleted automation',
  'automation.restored': 'Restored a version of an automation',
  'automation.resumed': 'Resumed an automation',
  'automation.saved': 'Changed an automation',
  'demo.loaded': 'Loaded the demo workspace',
  'group.create': 'Created a group',
  'group.delete': 'Deleted a group',
  'group.save': 'Changed a group',
  'invitation.accept': 'Accepted an invitation',
  'invitation.send': 'Invited an agent',
  'message.replay': 'Had a message decided again',
  'password.change': 'Changed their password',
  'password.request-reset': 'Asked for a password link for an agent',
  'password.reset': 'Set a new password by a mailed link',
  'people.import': 'Imported people from a file',
  'people.import-delete': 'Deleted an import of people',
  'person.create': 'Created a person',
  'person.erase': 'Erased a person',
  'person.merge': 'Merged two people',
  'person.save': 'Changed a person',
  'segment.create': 'Created a segment',
  'segment.delete': 'Deleted a segment',
  'segment.save': 'Changed a segment',
  'session.end': 'Ended one of their sessions',
  'session.end-all': 'Logged out everywhere',
  'set-up': 'Set Switchboard up',
  'widget-key.create': 'Created a key of the widget',
  'widget-key.delete': 'Deleted a key of the widget',
  'widget-key.save': 'Changed a key of the widget',
};

/** “Created an agent”. */
export function actionWords(action: string): string {
  return words[action] ?? action;
}

/** Who made a change: their name, or what stands in its place. */
export function actorName({ by, byName }: { by: string; byName: string | null }): string {
  return byName ?? namedActors[by] ?? by;
}

const namedActors: Record<string, string> = {
  environment: 'The environment, at a start',
  demo: 'The demo data',
  'not-logged-in': 'Somebody, not logged in',
};

/** What an action of this kind was done to, when that has no name, or is gone without leaving one. */
const namelessSubjects: Record<string, string> = {
  agent: 'a deleted agent',
  'api-key': 'a deleted API key',
  'assignment-rule': 'a deleted rule',
  automation: 'a deleted automation',
  group: 'a deleted group',
  invitation: 'a deleted agent',
  message: 'a message',
  password: 'a deleted agent',
  people: '',
  person: 'an erased person',
  segment: 'a deleted segment',
  'widget-key': 'a deleted key',
};

/** Subjects that stand for the whole of something: the action says of what. */
const wholes = new Set(['automations', 'assignment-rules', 'workspace']);

interface Changed {
  by: string;
  action: string;
  subject: string;
  subjectName: string | null;
  detail: unknown;
}

/** What was changed, and how: its name, unless it is who made the change, and the details. */
export function subjectLine(entry: Changed, nameOf: NameOf): string {
  const subject = subjectWords(entry);
  // The details of what was made or deleted have its name once more.
  const { name, ...others } = asObject(entry.detail) ?? {};
  const detail = name === subject ? others : entry.detail;
  return [subject, ...detailWords(detail, nameOf)].filter((part) => part !== '').join(' · ');
}

function subjectWords({ by, action, subject, subjectName }: Changed): string {
  if (by === subject || wholes.has(subject)) return '';
  return subjectName ?? namelessSubjects[action.split('.')[0] ?? ''] ?? subject;
}
