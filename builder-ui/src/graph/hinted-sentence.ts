/**
 * The sentence that a node type gives for its card: a Liquid template over `config`, `agents`, `groups` and `segments` (names
 * by id). What the reader should see by name is in `config` by name: a list of countries, languages or channels is there as one
 * text, “France or Belgium”, a segment by its name; what must still be filled in is there as “…”.
 */
import { Liquid } from 'liquidjs';
import { type Names, type ValueKind, valueWords } from './condition-words.ts';
import { asSchema, widgetOf } from './json-schema.ts';

const liquid = new Liquid({ ownPropertyOnly: true, templates: {}, parseLimit: 10_000, renderLimit: 20, memoryLimit: 100_000 });
const lengthAtMost = 300;
const listKinds = new Map<string, ValueKind>([
  ['countries', 'country'],
  ['languages', 'language'],
  ['channels', 'channel'],
]);

/** @returns the sentence, or null when the template cannot be read or says nothing */
export function hintedSentence(
  hint: string,
  configSchema: unknown,
  config: Record<string, unknown>,
  names: Names,
): string | null {
  const scope = {
    config: namedConfig(configSchema, config, names),
    agents: namesById(config, names.agent),
    groups: namesById(config, names.group),
    segments: namesById(config, names.segment ?? (() => null)),
  };
  try {
    const text: unknown = liquid.parseAndRenderSync(hint, scope);
    const sentence = String(text).replaceAll(/\s+/g, ' ').trim().slice(0, lengthAtMost);
    return sentence === '' ? null : sentence;
  } catch {
    // A template of the operator's own that Liquid cannot read: the schema says enough to make a sentence.
    return null;
  }
}

function namedConfig(configSchema: unknown, config: Record<string, unknown>, names: Names): Record<string, unknown> {
  const { properties = {}, required = [] } = asSchema(configSchema);
  const named: Record<string, unknown> = { ...config };
  for (const [name, property] of Object.entries(properties)) {
    const value = config[name];
    const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    if (isEmpty && required.includes(name)) named[name] = property.type === 'array' ? ['…'] : '…';
    const kind = listKinds.get(widgetOf(property) ?? '');
    if (!isEmpty && Array.isArray(value) && kind !== undefined) named[name] = [valueWords(kind, value, names)];
    if (!isEmpty && widgetOf(property) === 'segment') named[name] = valueWords('segment', value, names);
  }
  return named;
}

/** Names of whatever the configuration may point to: every text in it is tried. */
function namesById(config: unknown, nameOf: (id: string) => string | null): Record<string, string> {
  const found: Record<string, string> = Object.create(null);
  const open: unknown[] = [config];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'string') {
      const name = nameOf(value);
      if (name !== null) found[value] = name;
    } else if (typeof value === 'object' && value !== null) {
      open.push(...Object.values(value).filter((item) => item !== undefined));
    }
  }
  return found;
}
