/**
 * Asks which language the writer's browser is set to, by RFC 4647 basic filtering (section 3.3.1): a range matches a
 * tag that equals it, or that starts with it followed by "-"; "*" matches every known tag; case does not matter.
 * An unknown language answers no to both operators.
 *
 * Not `basicFilter` of bcp-47-match 2.0.3: it looks for the range anywhere in the tag, so "fr" matches "afr-ZA".
 */
import { defineNode } from '@switchboard/shared/node-type';
import { Type } from 'typebox';

export default defineNode({
  type: 'browser-language',
  version: 1,
  kind: 'filter',
  title: 'Browser language',
  summary: 'Asks which language the writer’s browser is set to.',
  icon: 'language',
  group: 'Filters',
  sentence:
    'Browser language {% if config.operator == "is-not" %}is not{% else %}is{% endif %} {{ config.languages | join: ", " }}',
  config: Type.Object(
    {
      operator: Type.Union([Type.Literal('is', { title: 'is' }), Type.Literal('is-not', { title: 'is not' })], {
        title: 'Operator',
        description: 'An unknown language answers no to both.',
        default: 'is',
      }),
      languages: Type.Array(Type.String({ pattern: '^(\\*|[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)$', maxLength: 100 }), {
        title: 'Languages',
        description: 'One or more languages; “fr” covers every kind of French, “fr-CA” only Canadian French.',
        minItems: 1,
        maxItems: 300,
        'x-switchboard': { widget: 'languages' },
      }),
    },
    { additionalProperties: false },
  ),
  decide({ config, facts }) {
    const actual = facts.message.language;
    const matches = actual !== null && config.languages.some((range) => matchesRange(actual.toLowerCase(), range.toLowerCase()));
    const passed = actual !== null && matches === (config.operator === 'is');
    const operator = config.operator === 'is' ? 'is' : 'is not';
    return {
      port: passed ? 'yes' : 'no',
      why: [{ field: 'message.language', operator, expected: config.languages, actual, passed }],
    };
  },
  necessary: ({ operator, languages }, port) =>
    operator === 'is' && port === 'yes' && !languages.includes('*')
      ? [{ field: 'message.language', anyOf: languages.map((range) => range.toLowerCase()) }]
      : [],
  examples: [
    { title: 'Matches fr-FR when the filter says fr', config: { operator: 'is', languages: ['fr'] }, port: 'yes' },
    { title: 'Matches in any case', config: { operator: 'is', languages: ['FR-fr'] }, port: 'yes' },
    {
      title: 'Does not match frr, which is another language',
      config: { operator: 'is', languages: ['fr'] },
      facts: { message: { language: 'frr' } },
      port: 'no',
    },
    {
      title: 'Does not match afr-ZA',
      config: { operator: 'is', languages: ['fr'] },
      facts: { message: { language: 'afr-ZA' } },
      port: 'no',
    },
    {
      title: 'Does not match fr when the filter says fr-CA',
      config: { operator: 'is', languages: ['fr-CA'] },
      facts: { message: { language: 'fr' } },
      port: 'no',
    },
    { title: 'Matches any known language with *', config: { operator: 'is', languages: ['*'] }, port: 'yes' },
    { title: 'Says yes to “is not” for another language', config: { operator: 'is-not', languages: ['de'] }, port: 'yes' },
    {
      title: 'Says no when the language is unknown, even to “is not”',
      config: { operator: 'is-not', languages: ['de'] },
      facts: { message: { language: null } },
      port: 'no',
    },
  ],
});

function matchesRange(tag: string, range: string): boolean {
  return range === '*' || tag === range || tag.startsWith(`${range}-`);
}
