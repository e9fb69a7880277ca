/**
 * The configuration a new node starts with, from its type's schema: defaults where the schema has them, the first
 * choice of what must be chosen, empty lists, and texts as in the type's first example; what only a person can know
 * (an agent, a group) is left out, so that the diagnostics ask for it.
 */
import { officeHours } from '../hours/edit-hours.ts';
import { ownTimeZone } from '../hours/time-zones.ts';
import { asObject, asSchema, type JsonSchema, widgetOf } from './json-schema.ts';

/** @param example a configuration that the node type shows, to take its templates from */
export function initialConfig(configSchema: unknown, example?: unknown): Record<string, unknown> {
  const schema = asSchema(configSchema);
  const config = asObject(initialValue(schema)) ?? {};
  const exampleConfig = asObject(example) ?? {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const text = exampleConfig[name];
    if (widgetOf(property) === 'template' && config[name] === undefined && typeof text === 'string') config[name] = text;
  }
  return config;
}

/** A first value for a schema, or undefined when there is none to guess. */
export function initialValue(schema: JsonSchema): unknown {
  if (schema.default !== undefined) return structuredClone(schema.default);
  if (widgetOf(schema) === 'condition') return { all: [] };
  if (widgetOf(schema) === 'weekly-hours') return officeHours(ownTimeZone());
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const options = schema.anyOf ?? schema.oneOf;
  if (options?.[0] !== undefined) return initialValue(options[0]);
  if (schema.type === 'array') return [];
  if (schema.type !== 'object') return undefined;
  const required = new Set(schema.required ?? []);
  const entries = Object.entries(schema.properties ?? {})
    .filter(([name, property]) => required.has(name) || property.default !== undefined)
    .map(([name, property]) => [name, initialValue(property)] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
