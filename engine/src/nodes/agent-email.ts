/**
 * Tells an agent, the assignee, or every member of a group by e-mail. It only notifies: assigning is another node.
 * Recipients and templates are resolved at the run's end; `repeat` says how often the same person hears of the same
 * conversation.
 */
import { defineNode } from '@switchboard/shared/node-type';
import { Type } from 'typebox';

const variables = 'You can use message, person, conversation, agent and link, such as {{ person.name }}.';

export default defineNode({
  type: 'agent-email',
  version: 1,
  kind: 'action',
  title: 'Agent email',
  summary: 'Sends an e-mail to an agent, the assignee or a group.',
  icon: 'mail',
  group: 'Actions',
  sentence:
    'E-mail {% if config.to.kind == "agent" %}{{ agents[config.to.agentId] | default: "an agent" }}{% elsif config.to.kind == "group" %}everyone in {{ groups[config.to.groupId] | default: "a group" }}{% else %}the assignee{% endif %}: {{ config.subject }}',
  config: Type.Object(
    {
      to: Type.Union(
        [
          Type.Object(
            {
              kind: Type.Literal('agent'),
              agentId: Type.String({
                title: 'Agent',
                description: 'Who gets the e-mail.',
                minLength: 1,
                maxLength: 100,
                'x-switchboard': { widget: 'agent' },
              }),
            },
            { title: 'One agent', additionalProperties: false },
          ),
          Type.Object(
            { kind: Type.Literal('assignee') },
            { title: 'Whoever the conversation is assigned to', additionalProperties: false },
          ),
          Type.Object(
            {
              kind: Type.Literal('group'),
              groupId: Type.String({
                title: 'Group',
                description: 'Every member gets an e-mail of their own.',
                minLength: 1,
                maxLength: 100,
                'x-switchboard': { widget: 'group' },
              }),
            },
            { title: 'Everyone in a group', additionalProperties: false },
          ),
        ],
        { title: 'To', description: 'Who gets the e-mail.', 'x-switchboard': { widget: 'recipient' } },
      ),
      subject: Type.String({
        title: 'Subject',
        description: variables,
        minLength: 1,
        maxLength: 500,
        'x-switchboard': { widget: 'template', multiline: false },
      }),
      body: Type.String({
        title: 'Body',
        description: variables,
        minLength: 1,
        maxLength: 20_000,
        'x-switchboard': { widget: 'template', multiline: true },
      }),
      repeat: Type.Optional(
        Type.Union(
          [
            Type.Literal('once-per-conversation', { title: 'Once per conversation' }),
            Type.Literal('every-message', { title: 'On every message' }),
            Type.Object(
              {
                minutes: Type.Integer({
                  title: 'Minutes',
                  description: 'At most one e-mail in so many minutes.',
                  minimum: 1,
                  maximum: 525_600,
                }),
              },
              { title: 'At most once in a while', additionalProperties: false },
            ),
          ],
          {
            title: 'Repeat',
            description: 'How often the same person hears of the same conversation. Starts afresh when it is reopened.',
            default: 'once-per-conversation',
            'x-switchboard': { widget: 'repeat' },
          },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  references: { agents: ['/to/agentId'], groups: ['/to/groupId'] },
  decide: ({ config }) => ({
    effects: [
      {
        kind: 'email',
        to: config.to,
        subject: config.subject,
        body: config.body,
        repeat: config.repeat ?? 'once-per-conversation',
      },
    ],
  }),
  examples: [
    {
      title: 'E-mails one agent, once per conversation unless told otherwise',
      config: { to: { kind: 'agent', agentId: 'a-1' }, subject: '{{ person.name }} wrote', body: '{{ message.text }}' },
      port: 'out',
      effects: [
        {
          kind: 'email',
          to: { kind: 'agent', agentId: 'a-1' },
          subject: '{{ person.name }} wrote',
          body: '{{ message.text }}',
          repeat: 'once-per-conversation',
        },
      ],
    },
    {
      title: 'E-mails the assignee about every message',
      config: { to: { kind: 'assignee' }, subject: 'New message', body: '{{ message.text }}', repeat: 'every-message' },
      port: 'out',
      effects: [
        { kind: 'email', to: { kind: 'assignee' }, subject: 'New message', body: '{{ message.text }}', repeat: 'every-message' },
      ],
    },
    {
      title: 'E-mails a group at most once an hour',
      config: {
        to: { kind: 'group', groupId: 'g-1' },
        subject: 'New message',
        body: '{{ message.text }}',
        repeat: { minutes: 60 },
      },
      port: 'out',
      effects: [
        {
          kind: 'email',
          to: { kind: 'group', groupId: 'g-1' },
          subject: 'New message',
          body: '{{ message.text }}',
          repeat: { minutes: 60 },
        },
      ],
    },
  ],
});
