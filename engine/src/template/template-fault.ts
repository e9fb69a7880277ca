/**
 * What is wrong with a template, in plain words and with its place. In: what the parser or the renderer threw. Out: a
 * sentence such as “Line 2, column 5: the {{ is not closed; end it with }}.” Pure. What has no words of its own here is
 * told in those of the parser, so no fault goes untold.
 */
import { liquid } from './liquid.ts';
import { nearestName } from './nearest-name.ts';

interface Place {
  line: number;
  column: number;
  /** The whole template; what stands before the fault and after it. */
  before: string;
  rest: string;
}

/** Tags that stand around something, to be closed with `end…`. */
const blocks = ['if', 'unless', 'case', 'for', 'tablerow', 'capture', 'comment', 'raw'];
const endings = blocks.map((name) => `end${name}`);
/** What divides a block, and the blocks it may stand in. */
const dividers = new Map([
  ['else', 'if'],
  ['elsif', 'if'],
  ['when', 'case'],
]);
const usesOtherFiles = ['include', 'render', 'layout', 'block'];

/** What the parser says, and how that is said here. */
const sayings: [RegExp, (found: string, place: Place) => string][] = [
  [/^output .* not closed$/, (_, { rest }) => unclosedOutput(rest)],
  [/^tag ".* not closed$/, () => 'the {% is not closed; end it with %}'],
  [/^(?:tag|raw) \{%-?\s*(\w+).* not closed$/, (name) => unclosedBlock(name)],
  [/^raw .* not closed$/, () => unclosedBlock('raw')],
  [/^tag "(.*)" not found$/, (name, { before }) => strangeTag(name, before)],
  [/^undefined filter: (.*)$/, (name) => `there is no filter “${name}”${meant(name, Object.keys(liquid.filters))}`],
  [/^invalid value expression: "(.*)"$/, (found) => noValue(found)],
  [/^expected "\|" before filter$/, (_, place) => notUnderstood(place)],
  [/^expected filter name$/, (_, { rest }) => (rest.startsWith('|') ? 'write “or” for ||' : 'the name of a filter is missing')],
  [/^expected ":" after filter name$/, () => 'there must be a colon between a filter’s name and what it is given'],
  [/^expected "="$/, () => '“assign” needs a name, = and a value, such as {% assign plan = person.attributes.plan %}'],
  [/^illegal tag: \{%-?\s*(?:for|tablerow)\b.*$/, () => 'write this as {% for item in list %}'],
  [/^illegal tag syntax, tag name expected$/, () => 'the {% is not followed by the name of a tag, such as if'],
  [/^invalid (\w+) name.*$/, (name) => `“${name}” is not followed by a name`],
  [/^\[ not closed$/, () => 'the [ is not closed; end it with ]'],
  [/^duplicated else$/, () => 'this {% if %} has more than one {% else %}'],
  [/^unexpected "if .*"$/, () => 'write {% elsif … %} for {% else if … %}'],
  [/^unexpected token "(.*)", value expected$/, (found) => `a value is missing before “${found}”`],
  [/^empty candidates: .*$/, () => '“cycle” needs values to choose from'],
];

/**
 * @param error what parsing or rendering threw
 * @returns a sentence for people
 */
export function templateFault(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes('limit exceeded')) return 'The template asks for too much work.';
  // After the place liquidjs appends the source around the fault.
  const told = /^(.*?)(?:, file:.*?)?, line:(\d+), col:(\d+)/s.exec(message);
  if (told === null) return `The template has a fault: ${message.split('\n', 1)[0]}.`;
  const [, what = '', line, column] = told;
  const place = placeOf(sourceOf(error), Number(line), Number(column));
  const words = wordsFor(what.replaceAll('\n', ' '), place);
  return `Line ${line}, column ${column}: ${words}${words.endsWith('?') ? '' : '.'}`;
}

function wordsFor(what: string, place: Place): string {
  for (const [pattern, words] of sayings) {
    const found = pattern.exec(what);
    if (found !== null) return words(found[1]?.trim() ?? '', place);
  }
  return what;
}

/** The errors of liquidjs carry the token they are about, and that the whole source. */
function sourceOf(error: unknown): string {
  if (!(error instanceof Error) || !('token' in error)) return '';
  const { token } = error;
  return typeof token === 'object' && token !== null && 'input' in token ? String(token.input) : '';
}

function placeOf(source: string, line: number, column: number): Place {
  const lines = source.split('\n');
  const offset = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  return { line, column, before: source.slice(0, offset), rest: source.slice(offset) };
}

function unclosedOutput(rest: string): string {
  const end = rest.indexOf('}}');
  return end < 0 ? 'the {{ is not closed; end it with }}' : 'a quotation mark is missing between {{ and }}';
}

function unclosedBlock(name: string): string {
  return `{% ${name} %} is not closed; end it with {% end${name} %}`;
}

function strangeTag(name: string, before: string): string {
  const open = openBlocks(before);
  const innermost = open.at(-1);
  if (endings.includes(name)) {
    return innermost === undefined
      ? `{% ${name} %} closes nothing`
      : `{% ${name} %} does not close {% ${innermost} %}; write {% end${innermost} %} first`;
  }
  const around = dividers.get(name);
  if (around !== undefined) return `{% ${name} %} must stand between {% ${around} … %} and {% end${around} %}`;
  if (usesOtherFiles.includes(name)) return `{% ${name} %} does not work here: a template uses no other files`;
  return `there is no tag “${name}”${meant(name, [...Object.keys(liquid.tags), ...endings, ...dividers.keys()])}`;
}

/** Blocks that are not closed yet, outermost first. */
function openBlocks(source: string): string[] {
  const open: string[] = [];
  for (const [, name = ''] of source.matchAll(/\{%-?\s*(\w+)/g)) {
    if (blocks.includes(name)) open.push(name);
    else if (name === `end${open.at(-1)}`) open.pop();
  }
  return open;
}

function noValue(found: string): string {
  if (found === '') return 'a value is missing, such as person.name';
  return `“${found}” is no value; write a name such as person.name, a number, or a text in quotation marks`;
}

/** What follows a value and is neither a filter nor the end. */
function notUnderstood({ before, rest }: Place): string {
  const text = `${before.slice(-1)}${rest}`.trim();
  if (text.startsWith('}')) return 'the {% is not closed; end it with %}';
  if (text.startsWith('&&')) return 'write “and” for &&';
  if (/^=[^=]/.test(text)) return 'write == to compare';
  if (/^[-+*/]\s/.test(text)) return 'calculate with a filter, such as {{ 1 | plus: 2 }}';
  return `“${text.split(/\s*(?:[-%]?[%}]\}|\n)/, 1)[0]}” is not understood here; a filter comes after |`;
}

function meant(written: string, names: string[]): string {
  const near = nearestName(written, names);
  return near === null ? '' : `; did you mean “${near}”?`;
}
