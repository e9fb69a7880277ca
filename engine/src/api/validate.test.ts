import { describe, expect, it } from '@jest/globals';
import { AutomationCreate } from '@switchboard/shared/automation';
import { MessageInput } from '@switchboard/shared/message';
import { SwitchboardError } from '@switchboard/shared/problem';
import { AgentCreate, GroupCreate } from '@switchboard/shared/team';
import { type TSchema, Type } from 'typebox';
import { decodeCursor, encodeCursor, parsePage, validate, validateBody, validateQuery } from './validate.ts';

function faults(work: () => unknown): { pointer: string; detail: string }[] {
  try {
    work();
  } catch (error) {
    if (error instanceof SwitchboardError && error.code === 'invalid-input') return error.options.errors ?? [];
    throw error;
  }
  return [];
}
const bodyFaults = (schema: TSchema, body: unknown) => faults(() => validateBody(schema, body));

describe('validating a body', () => {
  it('lets a whole message through unchanged', () => {
    const message = {
      id: 'm-1',
      conversationId: 'c-1',
      channel: 'api',
      text: 'Bonjour',
      sentAt: '2026-11-22T10:00:00Z',
      person: {
        id: 'p-1',
        email: 'ana@example.com',
        name: 'Ana',
        attributes: { plan: 'pro', seats: 3, tags: ['a'], gone: null },
      },
      context: { country: 'fr', ip: '192.0.2.1', browserLanguage: 'fr-FR' },
    };
    expect(validateBody(MessageInput, message)).toBe(message);
  });
  it('points a missing field at itself, below the place given', () => {
    expect(faults(() => validate(MessageInput, { conversationId: 'c' }, '/1'))).toEqual([
      { pointer: '/1/text', detail: 'Is required.' },
    ]);
  });
  it('points an unknown field at itself', () => {
    expect(bodyFaults(MessageInput, { text: 'a', person: { 'e/mail': 'x' } })).toEqual([
      { pointer: '/person/e~1mail', detail: 'Is not a known field.' },
    ]);
  });
  it('names every field at fault', () => {
    expect(
      bodyFaults(MessageInput, { text: '', sentAt: 'yesterday', person: { email: 'no' } }).map((fault) => fault.pointer),
    ).toEqual(['/text', '/sentAt', '/person/email']);
  });
  it('says what an address looks like', () => {
    expect(bodyFaults(MessageInput, { text: 'a', context: { ip: 'localhost' } })).toEqual([
      { pointer: '/context/ip', detail: 'Must be an IP address, such as 192.0.2.1 or 2001:db8::1.' },
    ]);
  });
  it('says which values a choice takes', () => {
    expect(bodyFaults(AgentCreate, { name: 'A', email: 'a@b.c', role: 'boss' })).toEqual([
      { pointer: '/role', detail: 'Must be "agent" or "administrator".' },
    ]);
    expect(bodyFaults(AgentCreate, { name: 'A', email: 'a@b.c', role: 3 })).toEqual([
      { pointer: '/role', detail: 'Must be "agent" or "administrator".' },
    ]);
  });
  it('names the deepest field of a union', () => {
    expect(bodyFaults(MessageInput, { text: 'a', person: { attributes: { tags: ['x', 3] } } })).toEqual([
      { pointer: '/person/attributes/tags/1', detail: 'Must be text.' },
    ]);
    expect(bodyFaults(MessageInput, { text: 'a', person: { attributes: { plan: 'x'.repeat(2_001) } } })).toEqual([
      { pointer: '/person/attributes/plan', detail: 'Must have at most 2,000 characters.' },
    ]);
    expect(bodyFaults(MessageInput, { text: 'a', person: { attributes: { plan: {} } } })).toEqual([
      { pointer: '/person/attributes/plan', detail: 'Must be text, a number, true or false, null or a list.' },
    ]);
    expect(bodyFaults(AgentCreate, { name: 'A', email: 'a@b.c', maxOpenConversations: -1 })).toEqual([
      { pointer: '/maxOpenConversations', detail: 'Must be at least 0.' },
    ]);
  });
  it('refuses names of attributes that are not allowed', () => {
    expect(bodyFaults(MessageInput, { text: 'a', person: { attributes: { '1x': 'y' } } })).toEqual([
      { pointer: '/person/attributes/1x', detail: 'Is not an allowed name.' },
    ]);
  });
  it('counts characters, not code units', () => {
    expect(bodyFaults(MessageInput, { text: '😀'.repeat(20_000) })).toEqual([]);
    expect(bodyFaults(MessageInput, { text: '😀'.repeat(20_001) })).toHaveLength(1);
  });
  it('points into lists', () => {
    expect(bodyFaults(GroupCreate, { name: 'G', agentIds: ['a', 5] })).toEqual([
      { pointer: '/agentIds/1', detail: 'Must be text.' },
    ]);
    expect(
      bodyFaults(AutomationCreate, { name: 'A', graph: { schemaVersion: 1, nodes: [{ id: 'x' }], edges: [] } }).map(
        (fault) => fault.pointer,
      ),
    ).toContain('/graph/nodes/0/type');
  });
  it('refuses what is not an object at the root', () => {
    expect(bodyFaults(MessageInput, null)).toEqual([{ pointer: '', detail: 'Must be an object.' }]);
  });
  it("takes field names of JavaScript's own for what they are", () => {
    expect(bodyFaults(MessageInput, JSON.parse('{"text":"a","__proto__":{"x":1}}'))).toEqual([
      { pointer: '/__proto__', detail: 'Is not a known field.' },
    ]);
    expect(bodyFaults(MessageInput, JSON.parse('{"constructor":"a"}')).map((fault) => fault.pointer)).toEqual([
      '/text',
      '/constructor',
    ]);
  });
  it('reports a body of very many faults by the first, quickly', () => {
    expect(bodyFaults(Type.Array(Type.String()), new Array(300_000).fill(1))).toEqual([
      { pointer: '/0', detail: 'Must be text.' },
    ]);
  });
});

describe('validating a query', () => {
  it("reads limit and cursor, with the contract's bounds", () => {
    expect(parsePage({})).toEqual({ limit: 50, cursor: null });
    expect(parsePage({ limit: '200', cursor: 'abc', other: 'x' })).toEqual({ limit: 200, cursor: 'abc' });
    for (const limit of ['0', '201', '-1', '1.5', 'ten', '1e2'])
      expect(faults(() => parsePage({ limit })).map((fault) => fault.pointer)).toEqual(['/limit']);
    expect(faults(() => parsePage({ limit: ['1', '2'] }))).toEqual([{ pointer: '/limit', detail: 'Must be given once.' }]);
  });
  it('counts empty values as left out', () => {
    expect(validateQuery(Type.Object({ status: Type.Optional(Type.Literal('open')) }), { status: '' })).toEqual({});
  });
});

describe('cursors', () => {
  const Key = Type.Tuple([Type.String(), Type.Integer()]);
  it('come back as they were made', () => {
    expect(decodeCursor(encodeCursor(['é', 3]), Key)).toEqual(['é', 3]);
    expect(decodeCursor(null, Key)).toBeNull();
  });
  it('are refused when made up', () => {
    for (const cursor of ['x', '{}', encodeCursor(['a']), encodeCursor(['a\u0000', 1])]) {
      expect(faults(() => decodeCursor(cursor, Key)).map((fault) => fault.pointer)).toEqual(['/cursor']);
    }
  });
});
