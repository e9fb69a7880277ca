/**
 * Asks anything the one condition grammar can say about message, person and conversation.
 * The configuration's condition is checked by `checkCondition` when the graph is compiled.
 */
import type { Condition } from '@switchboard/shared/condition';
import { defineNode } from '@switchboard/shared/node-type';
import { Type } from 'typebox';
import { evaluateCondition } from '../condition/evaluate-condition.ts';
import { necessaryOfCondition } from '../condition/necessary-of-condition.ts';

export default defineNode({
  type: 'condition',
  version: 1,
  kind: 'filter',
  title: 'Condition',
  summary: 'Asks about the message, the person or the conversation.',
  icon: 'filter',
  group: 'Filters',
  sentence:
    '{% if config.condition.field %}{{ config.condition.field }} {{ config.condition.operator | replace: "-", " " }} {{ config.condition.value }}{% else %}Several conditions{% endif %}',
  config: Type.Object(
    {
      condition: Type.Unsafe<Condition>({
        type: 'object',
        title: 'Condition',
        description: 'What must hold for the answer to be yes.',
        'x-switchboard': { widget: 'condition' },
      }),
    },
    { additionalProperties: false },
  ),
  decide({ config, facts }) {
    const { passed, why } = evaluateCondition(config.condition, facts);
    return { port: passed ? 'yes' : 'no', why };
  },
  necessary: ({ condition }, port) => necessaryOfCondition(condition, port),
  examples: [
    {
      title: 'Reads an attribute',
      config: { condition: { field: 'person.attributes.plan', operator: 'is', value: 'Pro' } },
      port: 'yes',
    },
    {
      title: 'Finds a word in the message',
      config: { condition: { field: 'message.text', operator: 'contains', value: 'commande' } },
      port: 'yes',
    },
    {
      title: 'Joins conditions',
      config: {
        condition: {
          all: [
            { field: 'person.attributes.orders', operator: 'greater-than', value: 10 },
            { not: { field: 'person.email', operator: 'ends-with', value: '@example.com' } },
          ],
        },
      },
      port: 'no',
    },
    {
      title: 'A missing value is not anything',
      config: { condition: { field: 'person.attributes.company', operator: 'is', value: 'Acme' } },
      port: 'no',
    },
  ],
});
