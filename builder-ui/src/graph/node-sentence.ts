/**
 * A node's configuration as a sentence for its card: “Country is France or Belgium”. By the node type's own template
 * when it has one, else drawn from its schema, so that a custom node type speaks like a built-in one.
 */
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { conditionWords, type Names, operatorWords, type ValueKind, valueWords } from './condition-words.ts';
import { hintedSentence } from './hinted-sentence.ts';
import { asObject, asSchema, type JsonSchema, optionOf, widgetOf } from './json-schema.ts';

type SpeakingNodeType = Pick<NodeTypeDescription, 'title' | 'configSchema' | 'sentence'>;

/** @returns the sentence, or an empty text when there is nothing to say */
export function nodeSentence(nodeType: SpeakingNodeType, config: Record<string, unknown>, names: Names): string {
  return withReadableVariables(configSentence(nodeType, config, names));
}

/** A template's `{{ person.name | upcase }}` as ‹person.name›: what stands there, without the signs that say so. */
function withReadableVariables(sentence: string): string {
  return sentence.replaceAll(/\{\{-?\s*([^{}|]+?)\s*(?:\|[^{}]*)?-?\}\}/g, '‹$1›');
}

function configSentence(nodeType: SpeakingNodeType, config: Record<string, unknown>, names: Names): string {
  const properties = Object.entries(asSchema(nodeType.configSchema).properties ?? {});
  const hasCondition = properties.some(([, schema]) => widgetOf(schema) === 'condition');
  // A condition is said better here, with names and brackets, than any template can.
  const hinted =
    nodeType.sentence === null || hasCondition ? null : hintedSentence(nodeType.sentence, nodeType.configSchema, config, names);
  if (hinted !== null) return capitalised(hinted);
  const operator = properties.find(([name]) => name === 'operator') === undefined ? undefined : config.operator;
  const parts = properties
    .filter(([name]) => name !== 'operator')
    .map(([name, schema]) => partWords(name, schema, config[name], names))
    .filter((part) => part !== '');
  if (typeof operator !== 'string') return capitalised(parts.join(' · '));
  return `${nodeType.title} ${operatorWords(operator)} ${parts.length === 0 ? '…' : parts.join(' · ')}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const kindByWidget: Record<string, ValueKind> = {
  countries: 'country',
  country: 'country',
  languages: 'language',
  channels: 'channel',
  language: 'language',
  agent: 'agent',
  group: 'group',
  segment: 'segment',
};

function partWords(name: string, schema: JsonSchema, value: unknown, names: Names): string {
  if (isEmpty(value)) return '';
  const widget = widgetOf(schema);
  // The text of a mail is for its form: a card has room for one line of it, which would say little.
  if (widget === 'template' && schema['x-switchboard']?.multiline !== false) return '';
  if (widget === 'condition') return conditionWords(value, names);
  if (widget !== null && widget in kindByWidget) return valueWords(kindByWidget[widget] ?? 'text', value, names);
  if (typeof value === 'boolean') return value ? (schema.title ?? name) : '';
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return optionWords(optionOf(options, value), value, names);
  if (schema.enum !== undefined || schema.const !== undefined) return String(value).replaceAll('-', ' ');
  if (typeof value === 'string') return `“${value.replaceAll(/\s+/g, ' ').trim().slice(0, 120)}”`;
  if (Array.isArray(value)) return listWords(schema.items ?? {}, value, names);
  return typeof value === 'number' ? `${schema.title ?? name} ${value}` : '';
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.every(isEmpty));
}

/** A list's entries; those of several fields by what is in them: “key plan, value 1; key size”. */
function listWords(items: JsonSchema, values: readonly unknown[], names: Names): string {
  const said = values.filter((value) => !isEmpty(value));
  const entries = said.map((value) => asObject(value));
  if (entries.every((entry) => entry === null)) return valueWords('text', said, names);
  return entries
    .map((entry) => (entry === null ? '' : entryWords(items, entry, names)))
    .filter((words) => words !== '')
    .join('; ');
}

function entryWords({ properties = {} }: JsonSchema, entry: Record<string, unknown>, names: Names): string {
  return Object.entries(properties)
    .map(([name, property]) => {
      const value = entry[name];
      const title = property.title ?? name;
      if (typeof value === 'string' && value !== '' && widgetOf(property) === null) return `${title} ${value.slice(0, 120)}`;
      const words = partWords(name, property, value, names);
      // A number, and what is switched on, is said with its title.
      return words === '' || typeof value === 'number' || typeof value === 'boolean' ? words : `${title} ${words}`;
    })
    .filter((words) => words !== '')
    .join(', ');
}

/** A choice's own title, or what its further fields say. */
function optionWords(option: JsonSchema | null, value: unknown, names: Names): string {
  if (option === null) return '';
  const object = asObject(value);
  if (object === null) return option.title?.toLowerCase() ?? String(value).replaceAll('-', ' ');
  const parts = Object.entries(option.properties ?? {})
    .filter(([, property]) => property.const === undefined)
    .map(([name, property]) => partWords(name, property, object[name], names))
    .filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' · ') : (option.title ?? '');
}
