import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { initialConfig } from './initial-config.ts';
import { nodeSentence } from './node-sentence.ts';

const names = { agent: (id: string) => (id === 'a-1' ? 'Marie' : null), group: (id: string) => (id === 'g-1' ? 'French' : null) };
const country = {
  title: 'Country',
  sentence: null,
  configSchema: {
    type: 'object',
    required: ['operator', 'countries'],
    properties: {
      operator: {
        anyOf: [
          { const: 'is', type: 'string' },
          { const: 'is-not', type: 'string' },
        ],
      },
      countries: { type: 'array', items: { type: 'string' }, minItems: 1, 'x-switchboard': { widget: 'countries' } },
    },
  },
};
const email = {
  title: 'Agent email',
  sentence: null,
  configSchema: {
    type: 'object',
    required: ['to', 'subject'],
    properties: {
      to: {
        anyOf: [
          {
            type: 'object',
            title: 'A certain agent',
            required: ['kind', 'agentId'],
            properties: { kind: { const: 'agent' }, agentId: { type: 'string', 'x-switchboard': { widget: 'agent' } } },
          },
          { type: 'object', title: 'Whoever is assigned', required: ['kind'], properties: { kind: { const: 'assignee' } } },
        ],
      },
      subject: { type: 'string', default: 'New message' },
      body: { type: 'string', 'x-switchboard': { widget: 'template', multiline: true } },
    },
  },
};

describe('nodeSentence', () => {
  it('says a filter with the names of its countries', () => {
    expect(nodeSentence(country, { operator: 'is', countries: ['FR', 'BE'] }, names)).toBe('Country is France or Belgium');
    expect(nodeSentence(country, { operator: 'is-not', countries: ['DE'] }, names)).toBe('Country is not Germany');
  });

  it('leaves a gap where something must still be chosen', () => {
    expect(nodeSentence(country, initialConfig(country.configSchema), names)).toBe('Country is …');
  });

  it('names whom a mail goes to', () => {
    expect(nodeSentence(email, { to: { kind: 'agent', agentId: 'a-1' }, subject: 'Bonjour' }, names)).toBe('Marie · “Bonjour”');
    expect(nodeSentence(email, { to: { kind: 'assignee' }, subject: 'Bonjour', body: 'A long text' }, names)).toBe(
      'Whoever is assigned · “Bonjour”',
    );
    expect(nodeSentence(email, { to: { kind: 'agent', agentId: 'a-2' } }, names)).toBe('An agent who is gone');
  });

  it('says a list of entries by their fields, and nothing of what is empty', () => {
    const entry = { type: 'object', properties: { k: { type: 'string' }, v: { type: 'number' } } };
    const type = {
      title: 'Lists',
      sentence: null,
      configSchema: {
        type: 'object',
        properties: { l: { type: 'array', items: { type: 'string' } }, ao: { type: 'array', items: entry } },
      },
    };
    expect(nodeSentence(type, { l: ['eins'], ao: [{ k: 'x', v: 1 }] }, names)).toBe('“eins” · k x, v 1');
    expect(nodeSentence(type, { ao: [{ k: 'x' }, {}, { v: 2 }] }, names)).toBe('K x; v 2');
    expect(nodeSentence(type, { l: [null, 'zwei', ''], ao: [{}] }, names)).toBe('“zwei”');
    expect(nodeSentence(type, { l: [null], ao: [{}] }, names)).toBe('');
  });

  it('says a condition in words, with brackets where and meets or', () => {
    const type = {
      title: 'Condition',
      sentence: 'Several conditions',
      configSchema: { type: 'object', properties: { condition: { 'x-switchboard': { widget: 'condition' } } } },
    };
    const plan = { field: 'person.attributes.plan', operator: 'is', value: 'pro' };
    const condition = {
      all: [
        plan,
        {
          any: [
            { field: 'message.country', operator: 'in', value: ['FR', 'BE'] },
            { field: 'person.email', operator: 'exists' },
          ],
        },
      ],
    };
    expect(nodeSentence(type, { condition }, names)).toBe(
      'Plan is “pro” and (Country is one of France or Belgium or Person’s e-mail is known)',
    );
  });
});

describe('the sentence that a node type gives', () => {
  const hinted = { ...country, sentence: 'Comes from {{ config.countries | join: ", " }}' };
  const mail = { ...email, sentence: 'e-mail {{ agents[config.to.agentId] | default: "an agent" }}: {{ config.subject }}' };

  it('goes before ours, with names in the place of codes', () => {
    expect(nodeSentence(hinted, { countries: ['FR', 'BE'] }, names)).toBe('Comes from France or Belgium');
    expect(nodeSentence(mail, { to: { kind: 'agent', agentId: 'a-1' }, subject: '{{ person.name }} wrote' }, names)).toBe(
      'E-mail Marie: ‹person.name› wrote',
    );
  });

  it('leaves a gap where something must still be filled in', () => {
    expect(nodeSentence(hinted, {}, names)).toBe('Comes from …');
    expect(nodeSentence(mail, { to: { kind: 'agent' } }, names)).toBe('E-mail an agent: …');
  });

  it('gives way to ours when it cannot be read', () => {
    expect(nodeSentence({ ...country, sentence: '{% if %}' }, { operator: 'is', countries: ['FR'] }, names)).toBe(
      'Country is France',
    );
  });
});

describe('a sentence about a draft that may hold anything', () => {
  it('never throws', () => {
    const hints = ['countries', 'languages', 'agent', 'group', 'condition', 'template', 'unknown'];
    fc.assert(
      fc.property(fc.constantFrom(...hints), fc.jsonValue(), (widget, value) => {
        const type = {
          title: 'Node',
          sentence: null,
          configSchema: { type: 'object', properties: { value: { type: 'string', 'x-switchboard': { widget } }, operator: {} } },
        };
        const config = { value: structuredClone(value), operator: 'is' };
        expect(nodeSentence(type, config, names).startsWith('Node is ')).toBe(true);
        expect(nodeSentence(email, { to: value, subject: value, body: value } as Record<string, unknown>, names)).toEqual(
          expect.any(String),
        );
      }),
    );
  });
});

describe('initialConfig', () => {
  it('starts with the first choices and the defaults, and leaves people to choose', () => {
    expect(initialConfig(country.configSchema)).toEqual({ operator: 'is', countries: [] });
    expect(initialConfig(email.configSchema)).toEqual({ to: { kind: 'agent' }, subject: 'New message' });
  });

  it('takes texts with variables from the example, and no person', () => {
    const schema = {
      type: 'object',
      required: ['to', 'body'],
      properties: {
        body: { type: 'string', 'x-switchboard': { widget: 'template' } },
        agentId: { type: 'string', 'x-switchboard': { widget: 'agent' } },
      },
    };
    expect(initialConfig(schema, { agentId: 'a-1', body: '{{ message.text }}' })).toEqual({ body: '{{ message.text }}' });
  });
});

describe('the sentence of a node that names a segment', () => {
  const segment = {
    title: 'Segment',
    sentence: 'Person {% if config.operator == "is-not" %}is not in{% else %}is in{% endif %} {{ config.segmentId }}',
    configSchema: {
      type: 'object',
      required: ['operator', 'segmentId'],
      properties: { operator: { type: 'string' }, segmentId: { type: 'string', 'x-switchboard': { widget: 'segment' } } },
    },
  };
  const named = { ...names, segment: (id: string) => (id === 's-1' ? 'French customers' : null) };

  it('says it by name', () => {
    expect(nodeSentence(segment, { operator: 'is-not', segmentId: 's-1' }, named)).toBe('Person is not in “French customers”');
  });

  it('says that it is gone, or not chosen yet', () => {
    expect(nodeSentence(segment, { operator: 'is', segmentId: 's-2' }, named)).toBe('Person is in a segment that is gone');
    expect(nodeSentence(segment, { operator: 'is' }, named)).toBe('Person is in …');
  });
});
