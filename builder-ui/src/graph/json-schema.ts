/** The part of JSON Schema that forms and sentences are drawn from. Anything else in a schema is left alone. */
export interface JsonSchema {
  type?: string;
  title?: string;
  description?: string;
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: unknown;
  items?: JsonSchema;
  minItems?: number;
  minimum?: number;
  maximum?: number;
  /** How the builder shows this value: which chooser draws it. */
  'x-switchboard'?: { widget?: string; multiline?: boolean };
}

/** A schema from outside, as one; an empty schema when it is not an object. */
export function asSchema(value: unknown): JsonSchema {
  return (asObject(value) ?? {}) as JsonSchema;
}

/** The value when it is a plain object, else null. */
export function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}

/** The chooser that a schema asks for, or null. */
export function widgetOf(schema: JsonSchema): string | null {
  return schema['x-switchboard']?.widget ?? null;
}

/** The option of a union that a value belongs to: by its constant, or by the constants of its properties. */
export function optionOf(options: readonly JsonSchema[], value: unknown): JsonSchema | null {
  return options.find((option) => fits(option, value)) ?? null;
}

function fits(option: JsonSchema, value: unknown): boolean {
  if (option.const !== undefined) return option.const === value;
  if (option.enum !== undefined) return option.enum.includes(value);
  if (option.type === 'object') {
    const object = asObject(value);
    if (object === null) return false;
    const properties = Object.entries(option.properties ?? {});
    const constants = properties.filter(([, property]) => property.const !== undefined);
    if (constants.length > 0) return constants.every(([name, property]) => object[name] === property.const);
    return (option.required ?? []).every((name) => name in object);
  }
  if (option.type === 'array') return Array.isArray(value);
  if (option.type === 'integer') return Number.isInteger(value);
  if (option.type === 'null') return value === null;
  return option.type === typeof value;
}
