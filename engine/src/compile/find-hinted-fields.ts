/**
 * Finds the fields of a configuration that its schema marks with a widget (`x-switchboard: { widget }`), such as
 * templates, conditions and references to agents or groups: what a form draws is what a compiler checks.
 * In: the schema and a configuration that is valid by it. Out: pointer, widget and value of each field that is set.
 */
import { escapePointer } from './json-pointer.ts';

export interface HintedField {
  /** RFC 6901, from the configuration's root. */
  pointer: string;
  widget: string;
  title: string | null;
  value: unknown;
}

const maxDepth = 20;

/**
 * @param schema the node type's configuration schema
 * @param config a configuration
 */
export function findHintedFields(schema: unknown, config: unknown): HintedField[] {
  const found = new Map<string, HintedField>();
  visit(schema, config, '', 0, found);
  return [...found.values()];
}

function visit(schema: unknown, value: unknown, pointer: string, depth: number, found: Map<string, HintedField>): void {
  if (!isRecord(schema) || value === undefined || depth > maxDepth) return;
  const hint = schema['x-switchboard'];
  if (isRecord(hint) && typeof hint['widget'] === 'string') {
    const title = typeof schema['title'] === 'string' ? schema['title'] : null;
    found.set(`${hint['widget']} ${pointer}`, { pointer, widget: hint['widget'], title, value });
  }
  for (const choice of ['anyOf', 'oneOf', 'allOf']) {
    const forms = schema[choice];
    if (Array.isArray(forms)) for (const form of forms) visit(form, value, pointer, depth + 1, found);
  }
  const properties = schema['properties'];
  if (isRecord(properties) && isRecord(value)) {
    for (const [name, property] of Object.entries(properties)) {
      if (Object.hasOwn(value, name)) visit(property, value[name], `${pointer}/${escapePointer(name)}`, depth + 1, found);
    }
  }
  if (isRecord(schema['items']) && Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(schema['items'], item, `${pointer}/${index}`, depth + 1, found);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
