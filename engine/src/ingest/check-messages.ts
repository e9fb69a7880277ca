import { limits } from '@switchboard/shared/limits';
import { MessageInput } from '@switchboard/shared/message';
import { invalidInput, validate } from '../api/validate.ts';

/** Room for a person's attributes in the facts kept with an event, by a rough count of characters. */
const attributesCharacters = 20_000;

/**
 * Checks what was posted as one message or an array of 1 to 1,000.
 * @param body parsed JSON
 * @returns the messages
 * @throws SwitchboardError `invalid-input` naming the deepest field, `/1/text` in an array, `/text` in a single message
 */
export function checkMessages(body: unknown): MessageInput[] {
  if (!Array.isArray(body)) return [checkMessage(body, '')];
  if (body.length === 0 || body.length > limits.messagesPerRequest) {
    throw invalidInput([
      { pointer: '', detail: `A list holds 1 to ${limits.messagesPerRequest.toLocaleString('en')} messages.` },
    ]);
  }
  return body.map((message, index) => checkMessage(message, `/${index}`));
}

function checkMessage(value: unknown, pointer: string): MessageInput {
  const message = validate(MessageInput, value, pointer);
  const { conversationId, person } = message;
  if (conversationId === undefined && person?.id === undefined && person?.email === undefined) {
    throw invalidInput([
      { pointer: `${pointer}/conversationId`, detail: 'One of conversationId, person.id and person.email is needed.' },
    ]);
  }
  if (person?.attributes !== undefined && JSON.stringify(person.attributes).length > attributesCharacters) {
    throw invalidInput([
      {
        pointer: `${pointer}/person/attributes`,
        detail: `Attributes take at most ${attributesCharacters.toLocaleString('en')} characters together.`,
      },
    ]);
  }
  return message;
}
