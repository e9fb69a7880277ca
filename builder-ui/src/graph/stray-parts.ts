/**
 * Parts of a node's configuration that its form has no field for: fields that its schema does not know, and entries of
 * another type in lists that are chosen from. In go the schema and the configuration; out come the ways to these parts.
 * A draft that was sent or imported may hold anything, and what blocks publishing must be removable. Pure.
 */
import { asObject, type JsonSchema, optionOf, widgetOf } from './json-schema.ts';

export interface StrayPart {
  path: readonly (string | number)[];
  value: unknown;
  /** Title of the list that it is an entry of; null for a field. */
  list: string | null;
}

export function strayParts(schema: JsonSchema, config: unknown, path: StrayPart['path'] = []): StrayPart[] {
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) {
    const option = optionOf(options, config);
    return option === null ? [] : strayParts(option, config, path);
  }
  if (Array.isArray(config)) return strayEntries(schema, config, path);
  const object = asObject(config);
  // What draws its value by itself shows all of it.
  if (object === null || schema.properties === undefined || widgetOf(schema) !== null) return [];
  const { properties } = schema;
  return Object.entries(object).flatMap(([name, value]): StrayPart[] => {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known !== undefined) return strayParts({ title: name, ...known }, value, [...path, name]);
    return schema.additionalProperties === false ? [{ path: [...path, name], value, list: null }] : [];
  });
}

function strayEntries(
  { items = {}, title = '', ...schema }: JsonSchema,
  entries: unknown[],
  path: StrayPart['path'],
): StrayPart[] {
  // A list without a chooser shows each of its entries, whatever it is.
  if (widgetOf(schema) === null) return entries.flatMap((entry, index) => strayParts(items, entry, [...path, index]));
  if (items.type === undefined) return [];
  const type = { type: items.type };
  return entries.flatMap((value, index) =>
    optionOf([type], value) === null ? [{ path: [...path, index], value, list: title }] : [],
  );
}

/** A configuration without one of its parts. */
export function withoutPart(config: Record<string, unknown>, path: StrayPart['path']): Record<string, unknown> {
  const without = structuredClone(config);
  let owner: unknown = without;
  for (const step of path.slice(0, -1)) owner = (owner as Record<string | number, unknown>)[step];
  const last = path.at(-1);
  if (Array.isArray(owner)) owner.splice(Number(last), 1);
  else if (last !== undefined) delete (owner as Record<string, unknown>)[last];
  return without;
}
