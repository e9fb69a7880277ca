/**
 * Variables of a template that nothing can ever stand in: an unknown name, or an unknown property of something whose
 * properties are all known. In: a parsed template. Out: each path with the one that
 * was probably meant. Pure. What stays true: whatever could say something is not told, so attributes of people, names
 * that the template itself gives (also further down, since loops come round) and computed paths never are.
 */
import type { AgentFacts, ConversationFacts, MessageFacts, PersonFacts } from '@switchboard/shared/facts';
import { attributeNamePattern } from '@switchboard/shared/limits';
import type { MessageContext } from '@switchboard/shared/message';
import { templateVariables } from '@switchboard/shared/template-variables';
import { analyzeSync, type Variable } from 'liquidjs';
import { nearestName } from './nearest-name.ts';
import type { ParsedTemplate, TemplateScope } from './render-template.ts';

export interface UnknownVariable {
  /** As it is written, down to the part that is not there: `person.nme`. */
  path: string;
  /** What may be meant, or null. */
  meant: string | null;
}

/** Lists and texts have a size and entries; below `anything` everything may be. */
type Shape = 'text' | 'list' | 'value' | 'anything' | { [property: string]: Shape };

const context: Record<keyof MessageContext, Shape> = {
  country: 'text',
  ip: 'text',
  browserLanguage: 'text',
  acceptLanguage: 'text',
  url: 'text',
  userAgent: 'text',
  timezone: 'text',
  autoSubmitted: 'text',
};
const message: Record<keyof MessageFacts, Shape> = {
  id: 'text',
  text: 'text',
  channel: 'text',
  sentAt: 'text',
  acceptedAt: 'text',
  country: 'text',
  language: 'text',
  firstInConversation: 'value',
  context,
};
const person: Record<Exclude<keyof PersonFacts, 'answered'>, Shape> = {
  id: 'text',
  email: 'text',
  name: 'text',
  country: 'text',
  language: 'text',
  attributes: 'anything',
};
const conversation: Record<keyof ConversationFacts, Shape> = {
  id: 'text',
  channel: 'text',
  status: 'text',
  groupId: 'text',
  assigneeId: 'text',
  assignedBy: 'text',
  queuedAt: 'text',
  tags: 'list',
  opening: 'value',
  repeats: 'anything',
};
const agent: Record<keyof AgentFacts, Shape> = {
  id: 'text',
  name: 'text',
  email: 'text',
  languages: 'list',
  availability: 'text',
  maxOpenConversations: 'value',
  workingHours: 'anything',
};
const scope: Record<keyof TemplateScope, Shape> = { message, person, conversation, agent, link: 'text', now: 'text' };

/**
 * @param template a parsed template
 * @returns each path once, in the order of the template's first use of its root
 */
export function unknownVariables(template: ParsedTemplate): UnknownVariable[] {
  const { globals, locals } = analyzeSync(template, { partials: false });
  const paths = new Map<string, UnknownVariable>();
  for (const [root, uses] of Object.entries(globals)) {
    if (Object.hasOwn(locals, root)) continue;
    for (const use of uses) {
      const unknown = unknownPart(use);
      if (unknown !== null && !paths.has(unknown.path)) paths.set(unknown.path, unknown);
    }
  }
  return [...paths.values()];
}

function unknownPart({ segments }: Variable): UnknownVariable | null {
  let shape: Shape = scope;
  let path = '';
  for (const segment of segments) {
    if (shape === 'anything' || (typeof segment !== 'string' && typeof segment !== 'number')) return null;
    const within = path;
    path = typeof segment === 'number' ? `${path}[${segment}]` : path === '' ? segment : `${path}.${segment}`;
    const next = propertyOf(shape, segment);
    if (next === null) return { path, meant: meantInstead(shape, within, String(segment)) };
    shape = next;
  }
  return null;
}

function propertyOf(shape: Exclude<Shape, 'anything'>, segment: string | number): Shape | null {
  if (shape === 'value') return null;
  // Liquid knows the size of everything but numbers, its own variables included.
  if (segment === 'size') return 'value';
  if (shape === 'text') return isIndex(segment) ? 'value' : null;
  if (shape === 'list') return isIndex(segment) || isEnd(segment) ? 'text' : null;
  return Object.hasOwn(shape, segment) ? (shape[segment] ?? null) : null;
}

function isIndex(segment: string | number): boolean {
  return /^-?\d+$/.test(String(segment));
}

function isEnd(segment: string | number): boolean {
  return segment === 'first' || segment === 'last';
}

/** A slip of the pen first, then the right name in the wrong place, then an attribute of the person. */
function meantInstead(shape: Exclude<Shape, 'anything'>, within: string, written: string): string | null {
  if (typeof shape === 'string') return null;
  const near = nearestName(written, Object.keys(shape));
  if (near !== null) return within === '' ? near : `${within}.${near}`;
  const misplaced = templateVariables.find(({ path }) => path.endsWith(`.${written}`))?.path;
  if (misplaced !== undefined) return misplaced;
  return within === 'person' && new RegExp(attributeNamePattern).test(written) ? `person.attributes.${written}` : null;
}
