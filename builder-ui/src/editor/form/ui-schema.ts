/**
 * Which field draws what: from a node type's schema to the form library's `uiSchema`. The schema's own hint
 * (`x-switchboard.widget`) decides; without one, unions become plain choices. An unknown hint is drawn by the type. The
 * entries of a list are counted: “Entry 2”.
 */
import type { UiSchema } from '@rjsf/utils';
import { type JsonSchema, widgetOf } from '../../graph/json-schema.ts';

/** The fields that the form registers, by the hint that asks for them. */
const fieldByWidget: Record<string, string> = {
  countries: 'countries',
  languages: 'languages',
  channels: 'channels',
  tags: 'tags',
  tag: 'tag',
  attribute: 'attribute',
  'attribute-value': 'attribute-value',
  'weekly-hours': 'weekly-hours',
  agent: 'agent',
  group: 'group',
  segment: 'segment',
  condition: 'condition',
  template: 'template',
  recipient: 'choice',
  repeat: 'choice',
};

export function uiSchemaOf(schema: JsonSchema): UiSchema {
  const field = fieldOf(schema);
  if (field !== null) return { 'ui:field': field, 'ui:fieldReplacesAnyOrOneOf': true };
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => [name, uiSchemaOf(property)]);
  const { items } = schema;
  if (items === undefined) return Object.fromEntries(properties);
  const entry = uiSchemaOf(items);
  return {
    ...Object.fromEntries(properties),
    items: (_entry: unknown, index: number) => ({ ...entry, 'ui:title': `${entryTitle(items)} ${index + 1}` }),
  };
}

/** What one entry of a list is called. */
export function entryTitle(items: JsonSchema): string {
  return items.title ?? 'Entry';
}

function fieldOf(schema: JsonSchema): string | null {
  const known = fieldByWidget[widgetOf(schema) ?? ''];
  if (known !== undefined) return known;
  const options = schema.anyOf ?? schema.oneOf;
  return options !== undefined && options.length > 1 ? 'choice' : null;
}
