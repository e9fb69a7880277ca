/** What an entry of the audit says, in words. An action not known here is shown as it is written. */
const words: Record<string, string> = {
  'account.save': 'Changed their profile',
  'agent.create': 'Created an agent',
  'agent.delete': 'Deleted an agent',
  'agent.save': 'Changed an agent',
  'api-key.create': 'Created an API key',
  'api-key.delete': 'Deleted an API key',
  'attribute.define': 'Defined an attribute of people',
  'attribute.forget': 'Removed an attribute of people',
  'automation.created': 'Created an automation',
  'automation.deleted': 'Deleted an automation',
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
  'password.request-reset': 'Asked for a link to set a password',
  'password.reset': 'Set a new password by a mailed link',
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
  if (byName !== null) return byName;
  return by === 'environment' ? 'The environment, at a start' : by;
}

/** What was changed, and how: its name, unless it is who made the change, and the details. */
export function subjectLine(entry: { by: string; subject: string; subjectName: string | null; detail: unknown }): string {
  const isOwn = entry.by === entry.subject;
  const named = isOwn ? '' : (entry.subjectName ?? entry.subject);
  const details = detailLine(entry.detail);
  // The details of what was created begin with its name.
  if (entry.subjectName !== null && details.startsWith(`name: ${entry.subjectName}`)) return details;
  return [named, details].filter((part) => part !== '').join(' · ');
}

/** What was changed, in a line: “name: Marie, role: agent”; empty when there is nothing more to say. */
export function detailLine(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return '';
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
