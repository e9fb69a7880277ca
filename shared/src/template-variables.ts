/**
 * What templates can say, as it is offered to whoever writes one. In: nothing. Out: a table of paths with their words,
 * and the path of an attribute. What stays true: every path is there in what templates are rendered with (tested beside
 * the rendering); attributes of people are added by whoever knows them.
 */
export interface TemplateVariable {
  /** As it is written between the braces: `person.name`. */
  path: string;
  /** What it stands for, in a few words. */
  words: string;
  /** Whom or what it is about; the agent is who gets a mail, or who has the conversation that something is written into. */
  group: 'Message' | 'Person' | 'Attribute' | 'Agent' | 'Conversation';
}

export const templateVariables: readonly TemplateVariable[] = [
  { path: 'message.text', words: 'Text', group: 'Message' },
  { path: 'message.channel', words: 'Channel', group: 'Message' },
  { path: 'message.country', words: 'Country code', group: 'Message' },
  { path: 'message.language', words: 'Browser language', group: 'Message' },
  { path: 'message.acceptedAt', words: 'When it came', group: 'Message' },
  { path: 'message.context.url', words: 'Page address', group: 'Message' },
  { path: 'person.name', words: 'Name', group: 'Person' },
  { path: 'person.email', words: 'E-mail', group: 'Person' },
  { path: 'person.country', words: 'Country code', group: 'Person' },
  { path: 'person.language', words: 'Language', group: 'Person' },
  { path: 'person.id', words: 'Id', group: 'Person' },
  { path: 'agent.name', words: 'Name', group: 'Agent' },
  { path: 'agent.email', words: 'E-mail', group: 'Agent' },
  { path: 'link', words: 'Link to the conversation', group: 'Conversation' },
  { path: 'conversation.channel', words: 'Channel', group: 'Conversation' },
  { path: 'conversation.status', words: 'Status', group: 'Conversation' },
  { path: 'conversation.id', words: 'Id', group: 'Conversation' },
];

/** An attribute of the person, as a variable. */
export function attributeVariable(name: string): TemplateVariable {
  return { path: `person.attributes.${name}`, words: name, group: 'Attribute' };
}
