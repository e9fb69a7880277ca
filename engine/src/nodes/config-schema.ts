/**
 * Checks of configurations: a JSON Schema (2020-12) in, a function out that tells faults in plain sentences, each with
 * the pointer of the deepest field it is about.
 */
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { escapePointer } from '../compile/json-pointer.ts';

export interface ConfigFault {
  /** RFC 6901, from the configuration's root. */
  pointer: string;
  /** What is wrong, in the words of the form and without naming the field: “must not be empty”. */
  detail: string;
  /** The field's title in the schema, when it has one. */
  title: string | null;
}

// The package is CommonJS: under NodeNext its default export is one level down.
const addFormats = addFormatsModule.default;
const maxFaults = 20;
const eitherOf = new Intl.ListFormat('en', { type: 'disjunction' });
/** What a value must be, by the schema's word for it. */
const typeWords: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'a value of several parts',
  null: 'left empty',
};

/**
 * @param schema a JSON Schema of an object
 * @returns the check; an empty list means valid
 * @throws Error when the schema is not a valid one
 */
export function compileConfigSchema(schema: object): (config: unknown) => ConfigFault[] {
  // An instance of its own for each schema, so that `$id`s of different authors cannot meet.
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, logger: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  return (config) => (validate(config) ? [] : faultsOf(validate.errors ?? []).slice(0, maxFaults));
}

function faultsOf(errors: ErrorObject[]): ConfigFault[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const outermost = choices.find((choice) => !choices.some((other) => other !== choice && isWithin(choice, other)));
  if (outermost === undefined) return errors.map(faultOf);
  const within = errors.filter((error) => error !== outermost && isWithin(error, outermost));
  const rest = errors.filter((error) => error !== outermost && !within.includes(error));
  return [...faultsOf(rest), ...faultsOfChoice(outermost, within)];
}

function isWithin(error: ErrorObject, choice: ErrorObject): boolean {
  const { instancePath, schemaPath } = choice;
  return error.schemaPath.startsWith(`${schemaPath}/`) && `${error.instancePath}/`.startsWith(`${instancePath}/`);
}

/**
 * Of several accepted forms, the one that was meant is the one whose constants fit: faults are told for it alone.
 * Otherwise ajv would report every form's faults at once.
 */
function faultsOfChoice(choice: ErrorObject, within: ErrorObject[]): ConfigFault[] {
  const forms = new Map<string, ErrorObject[]>();
  for (const error of within) {
    const form = error.schemaPath.slice(choice.schemaPath.length + 1).split('/', 1)[0] ?? '';
    forms.set(form, [...(forms.get(form) ?? []), error]);
  }
  const meant = [...forms.values()].filter(
    (form) =>
      !form.some(
        ({ keyword, instancePath }) => isConstant(keyword) || (keyword === 'type' && instancePath === choice.instancePath),
      ),
  );
  if (meant.length === 1) return faultsOf(meant[0] ?? []);
  const constants = within.filter(({ keyword }) => isConstant(keyword));
  const pointers = new Set(constants.map(({ instancePath }) => instancePath));
  const [pointer] = pointers;
  if (pointer === undefined || pointers.size > 1) return [{ ...faultOf(choice), detail: 'is none of the choices' }];
  const titles = [...forms].map(
    ([form, errors]) => titleIn((choice.schema as unknown[])[Number(form)]) ?? titleOfConstant(errors),
  );
  const allowed = titles.every((title) => title !== null) ? titles : constants.flatMap(allowedBy);
  return [{ pointer, detail: mustBe(allowed), title: titleOf(choice) }];
}

/** What an option is called whose constant alone has a title. */
function titleOfConstant(errors: readonly ErrorObject[]): string | null {
  const constant = errors.find(({ keyword }) => keyword === 'const');
  return constant === undefined ? null : titleOf(constant);
}

function allowedBy({ keyword, params }: ErrorObject): unknown[] {
  return keyword === 'const' ? [params['allowedValue']] : params['allowedValues'];
}

function mustBe(choices: readonly unknown[]): string {
  return `must be ${eitherOf.format(choices.map((choice) => `“${String(choice)}”`))}`;
}

function isConstant(keyword: string): boolean {
  return keyword === 'const' || keyword === 'enum';
}

function faultOf(error: ErrorObject): ConfigFault {
  const { instancePath, keyword, params } = error;
  const at = (name: unknown, detail: string, title: string | null) => ({
    pointer: `${instancePath}/${escapePointer(String(name))}`,
    detail,
    title,
  });
  switch (keyword) {
    case 'required': {
      const name = String(params['missingProperty']);
      return at(name, 'is required', titleOfProperty(error, name));
    }
    case 'additionalProperties':
      return at(params['additionalProperty'], 'is not a known field', null);
    default:
      return { pointer: instancePath, detail: detailOf(error), title: titleOf(error) };
  }
}

function detailOf(error: ErrorObject): string {
  const { keyword, params, message } = error;
  const limit = params['limit'];
  switch (keyword) {
    case 'minItems':
      return limit === 1 ? 'needs at least one entry' : `needs at least ${limit} entries`;
    case 'maxItems':
      return `takes at most ${limit} entries`;
    case 'minLength':
      return limit === 1 ? 'must not be empty' : `needs at least ${limit} characters`;
    case 'maxLength':
      return `takes at most ${limit} characters`;
    case 'minimum':
      return `must be at least ${limit}`;
    case 'maximum':
      return `must be at most ${limit}`;
    case 'enum':
    case 'const':
      return mustBe(allowedBy(error));
    case 'type':
      return `must be ${eitherOf.format([params['type']].flat().map((type: string) => typeWords[type] ?? type))}`;
    case 'pattern':
      return 'is not written in the form expected';
    case 'uniqueItems':
      return 'has an entry twice';
    default:
      return message ?? 'is not valid';
  }
}

function titleOf({ parentSchema }: ErrorObject): string | null {
  return titleIn(parentSchema);
}

function titleIn(schema: unknown): string | null {
  const title: unknown = typeof schema === 'object' && schema !== null && 'title' in schema ? schema.title : null;
  return typeof title === 'string' ? title : null;
}

function titleOfProperty({ parentSchema }: ErrorObject, name: string): string | null {
  const properties: unknown = parentSchema?.['properties'];
  if (typeof properties !== 'object' || properties === null || !Object.hasOwn(properties, name)) return null;
  return titleIn((properties as Record<string, unknown>)[name]);
}
