import { asObject, asSchema, type JsonSchema, widgetOf } from './json-schema.ts';

/** The templates of a node as they are previewed together: a mail has a subject, a text has none. */
export interface NodeTemplates {
  subject: string | undefined;
  body: string;
}

/** The templates of a node, or null for one without any. An empty text counts as one that is still to be written. */
export function templatesOf(configSchema: unknown, config: Record<string, unknown>): NodeTemplates | null {
  const fields = Object.entries(asSchema(configSchema).properties ?? {}).filter(([, schema]) => widgetOf(schema) === 'template');
  const text = (name: string): string => (typeof config[name] === 'string' ? config[name] : '');
  const body = fields.find(([, schema]) => isMultiline(schema)) ?? fields[0];
  if (body === undefined) return null;
  const subject = fields.find(([name]) => name === 'subject' && name !== body[0]);
  return { subject: subject === undefined ? undefined : text(subject[0]), body: text(body[0]) };
}

/** Whether a template is written over several lines. */
export function isMultiline(schema: JsonSchema): boolean {
  return asObject(schema['x-switchboard'])?.multiline !== false;
}

/** Whom a mail goes to, as far as it is chosen; undefined while it is not. */
export function chosenRecipient(config: Record<string, unknown>): Recipient | undefined {
  const to = asObject(config.to);
  if (to?.kind === 'assignee') return { kind: 'assignee' };
  if (to?.kind === 'agent' && typeof to.agentId === 'string' && to.agentId !== '') return { kind: 'agent', agentId: to.agentId };
  if (to?.kind === 'group' && typeof to.groupId === 'string' && to.groupId !== '') return { kind: 'group', groupId: to.groupId };
  return undefined;
}

type Recipient = { kind: 'assignee' } | { kind: 'agent'; agentId: string } | { kind: 'group'; groupId: string };
