/**
 * Asks where the message was written from. Codes are ISO 3166-1 alpha-2 in any case; the facts keep them upper.
 * An unknown country answers no to both operators: we do not claim that somebody is elsewhere when we do not know.
 */
import { defineNode } from '@switchboard/shared/node-type';
import { countryPattern } from '@switchboard/shared/limits';
import { Type } from 'typebox';

export default defineNode({
  type: 'country',
  version: 1,
  kind: 'filter',
  title: 'Country',
  summary: 'Asks which country the message was written from.',
  icon: 'world',
  group: 'Filters',
  sentence: 'Country {% if config.operator == "is-not" %}is not{% else %}is{% endif %} {{ config.countries | join: ", " }}',
  config: Type.Object(
    {
      operator: Type.Union([Type.Literal('is', { title: 'is' }), Type.Literal('is-not', { title: 'is not' })], {
        title: 'Operator',
        description: 'An unknown country answers no to both.',
        default: 'is',
      }),
      countries: Type.Array(Type.String({ pattern: countryPattern }), {
        title: 'Countries',
        description: 'One or more countries.',
        minItems: 1,
        maxItems: 300,
        'x-switchboard': { widget: 'countries' },
      }),
    },
    { additionalProperties: false },
  ),
  decide({ config, facts }) {
    const actual = facts.message.country;
    const countries = config.countries.map((country) => country.toUpperCase());
    const passed = actual !== null && countries.includes(actual.toUpperCase()) === (config.operator === 'is');
    const operator = config.operator === 'is' ? 'is' : 'is not';
    return { port: passed ? 'yes' : 'no', why: [{ field: 'message.country', operator, expected: countries, actual, passed }] };
  },
  necessary: ({ operator, countries }, port) =>
    operator === 'is' && port === 'yes' ? [{ field: 'message.country', anyOf: countries }] : [],
  examples: [
    { title: 'Says yes to France', config: { operator: 'is', countries: ['FR'] }, port: 'yes' },
    { title: 'Takes codes in any case', config: { operator: 'is', countries: ['de', 'fr'] }, port: 'yes' },
    {
      title: 'Says no to Germany',
      config: { operator: 'is', countries: ['FR'] },
      facts: { message: { country: 'DE' } },
      port: 'no',
    },
    { title: 'Says yes to anywhere else', config: { operator: 'is-not', countries: ['DE'] }, port: 'yes' },
    {
      title: 'Says no when the country is unknown, even to “is not”',
      config: { operator: 'is-not', countries: ['DE'] },
      facts: { message: { country: null } },
      port: 'no',
    },
  ],
});
