/** One field of a node's configuration in words, for lists of what changed: “France or Belgium”, “not set”. */
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { type Names, operatorWords } from './condition-words.ts';
import { asSchema } from './json-schema.ts';
import { nodeSentence } from './node-sentence.ts';

type Described = Pick<NodeTypeDescription, 'configSchema'> | undefined;
const charactersAtMost = 160;

/** What a field is called: its title in the schema, else its own name. */
export function fieldTitle(nodeType: Described, field: string): string {
  return asSchema(nodeType?.configSchema).properties?.[field]?.title ?? field;
}

export function fieldValueWords(nodeType: Described, field: string, value: unknown, names: Names): string {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return 'not set';
  if (field === 'operator' && typeof value === 'string') return operatorWords(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const schema = asSchema(nodeType?.configSchema).properties?.[field];
  const sentence =
    schema === undefined
      ? ''
      : nodeSentence({ title: '', sentence: null, configSchema: { properties: { [field]: schema } } }, { [field]: value }, names);
  if (sentence !== '') return shortened(sentence);
  return shortened(typeof value === 'string' ? `“${value.replaceAll(/\s+/g, ' ').trim()}”` : JSON.stringify(value));
}

function shortened(words: string): string {
  return words.length <= charactersAtMost ? words : `${words.slice(0, charactersAtMost)}…`;
}
