/**
 * Applies a command of a run to the working state, or says why not.
 * In: the state as it stands, the command, the team. Out: the state afterwards (the same object when nothing changed) and
 * a sentence. Pure. What stays true: doing it twice changes nothing the second time.
 */
import type { Directory } from '@switchboard/shared/facts';
import type { Command } from '@switchboard/shared/node-type';
import { limits } from '@switchboard/shared/limits';
import { fitsType, typeWords, valueOfType } from '../condition/attribute-types.ts';
import { followConversation } from '../routing/team-load.ts';
import { applyAssignment } from './apply-assignment.ts';
import { type CommandResult, skipped } from './command-result.ts';
import { foldAttributes } from './fold-attributes.ts';
import type { Surroundings, WorkingState } from './working-state.ts';

/**
 * @param state the working state; not changed
 * @param command what a node asks
 * @param surroundings team and time
 */
export function applyCommand(state: WorkingState, command: Command, surroundings: Surroundings): CommandResult {
  switch (command.kind) {
    case 'assign-group':
    case 'assign-agent':
      return applyAssignment(state, command, surroundings, 'automation');
    case 'add-tag':
      return addTag(state, command.tag);
    case 'remove-tag':
      return removeTag(state, command.tag);
    case 'set-attribute':
      return setAttribute(state, command, surroundings.directory);
    case 'close-conversation':
      return close(state);
  }
}

/** @returns the command with a value as its attribute's defined type reads it; as it is where that reads nothing in it */
export function readCommand(command: Command, { attributeTypes }: Directory): Command {
  if (command.kind !== 'set-attribute') return command;
  const type = attributeTypes?.get(command.name);
  return type === undefined ? command : { ...command, value: valueOfType(command.value, type) ?? command.value };
}

function withTags(state: WorkingState, tags: string[], reason: string): CommandResult {
  const { facts, load } = state;
  return { state: { facts: { ...facts, conversation: { ...facts.conversation, tags } }, load }, applied: true, reason };
}

function addTag(state: WorkingState, tag: string): CommandResult {
  const { tags } = state.facts.conversation;
  if (tags.includes(tag)) return skipped(state, `Tagged “${tag}” already.`);
  if (tags.length >= limits.tagsPerConversation)
    return skipped(state, `Not tagged “${tag}”: a conversation has at most ${limits.tagsPerConversation} tags.`);
  return withTags(state, [...tags, tag].sort(), `Tagged “${tag}”.`);
}

function removeTag(state: WorkingState, tag: string): CommandResult {
  const { tags } = state.facts.conversation;
  if (!tags.includes(tag)) return skipped(state, `Not tagged “${tag}”.`);
  return withTags(
    state,
    tags.filter((each) => each !== tag),
    `Tag “${tag}” removed.`,
  );
}

function setAttribute(
  state: WorkingState,
  { name, value }: Extract<Command, { kind: 'set-attribute' }>,
  { attributeTypes }: Directory,
): CommandResult {
  const { facts, load } = state;
  const type = attributeTypes?.get(name);
  if (type !== undefined && value !== null && !fitsType(value, type))
    return skipped(state, `${name} not set: it must be ${typeWords[type]}, and “${sayValue(value)}” is not.`);
  const attributes = foldAttributes(facts.person.attributes, { [name]: value });
  if (attributes === facts.person.attributes) {
    const isFull = value !== null && !Object.hasOwn(attributes, name);
    const said = value === null ? `${name} is not set.` : `${name} is ${sayValue(value)} already.`;
    return skipped(state, isFull ? `${name} not set: a person has at most ${limits.attributesPerPerson} attributes.` : said);
  }
  const person = { ...facts.person, attributes };
  const reason = value === null ? `“${name}” taken away.` : `“${name}” set to ${sayValue(value)}.`;
  return { state: { facts: { ...facts, person }, load }, applied: true, reason };
}

function sayValue(value: NonNullable<Extract<Command, { kind: 'set-attribute' }>['value']>): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function close(state: WorkingState): CommandResult {
  const { facts, load } = state;
  if (facts.conversation.status === 'closed') return skipped(state, 'Closed already.');
  const conversation = { ...facts.conversation, status: 'closed' as const, queuedAt: null };
  return {
    state: {
      facts: { ...facts, conversation },
      load: load === null ? null : followConversation(load, facts.conversation, conversation),
    },
    applied: true,
    reason: 'Closed.',
  };
}
