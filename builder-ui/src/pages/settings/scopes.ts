/** What a key's scopes let a program do, in words. */
import type { Scope } from '../../api/api-keys.ts';

export const scopes: readonly { value: Scope; label: string; description: string }[] = [
  { value: 'messages:write', label: 'Send messages', description: 'What a shop or an app of yours needs' },
  { value: 'read', label: 'Read', description: 'Conversations, people, automations, runs, mails' },
  { value: 'write', label: 'Change', description: 'Conversations, people, automations, agents, groups' },
  { value: 'admin', label: 'Administer', description: 'Roles, API keys, the audit log, settings' },
];

export function scopeLabel(scope: Scope): string {
  return scopes.find(({ value }) => value === scope)?.label ?? scope;
}
