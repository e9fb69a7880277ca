import { describe, expect, it } from '@jest/globals';
import { SwitchboardError } from '@switchboard/shared/problem';
import { checkMessages } from './check-messages.ts';

const valid = { text: 'Bonjour', conversationId: 'c-1' };

function pointersOf(body: unknown): string[] {
  try {
    checkMessages(body);
  } catch (error) {
    if (!(error instanceof SwitchboardError) || error.code !== 'invalid-input') throw error;
    return (error.options.errors ?? []).map(({ pointer }) => pointer);
  }
  return [];
}

describe('checkMessages', () => {
  it('takes one message or a list', () => {
    expect(checkMessages(valid)).toEqual([valid]);
    expect(checkMessages([valid, valid])).toHaveLength(2);
    expect(checkMessages(Array(1_000).fill(valid))).toHaveLength(1_000);
  });

  it('names the deepest field at fault', () => {
    expect(pointersOf({ ...valid, text: '' })).toEqual(['/text']);
    expect(pointersOf([valid, { conversationId: 'c-1' }])).toEqual(['/1/text']);
    expect(pointersOf([valid, { ...valid, person: { email: 'no address' } }])).toEqual(['/1/person/email']);
    expect(pointersOf({ ...valid, context: { country: 'FRA' } })).toEqual(['/context/country']);
    expect(pointersOf([{ ...valid, context: { ip: '999.1.1.1' } }])).toEqual(['/0/context/ip']);
    expect(pointersOf({ ...valid, person: { attributes: { plan: { deep: 1 } } } })).toEqual(['/person/attributes/plan']);
    expect(pointersOf({ ...valid, person: { attributes: { tags: ['a', 'x'.repeat(501)] } } })).toEqual([
      '/person/attributes/tags/1',
    ]);
  });

  it('takes an address of either kind', () => {
    for (const ip of ['192.0.2.1', '2001:db8::1', '::ffff:192.0.2.1'])
      expect(pointersOf({ ...valid, context: { ip } })).toEqual([]);
    for (const ip of ['', 'localhost', '192.0.2.1:80', '192.0.2.1, 192.0.2.2', '300.1.1.1'])
      expect(pointersOf({ ...valid, context: { ip } })).toEqual(['/context/ip']);
  });

  it('names an unknown field', () => {
    expect(pointersOf({ ...valid, colour: 'red' })).toEqual(['/colour']);
    expect(pointersOf([{ ...valid, person: { id: 'p', phone: '1' } }])).toEqual(['/0/person/phone']);
  });

  it('wants somebody or somewhere', () => {
    expect(pointersOf({ text: 'Bonjour' })).toEqual(['/conversationId']);
    expect(pointersOf([valid, { text: 'Bonjour', person: { name: 'Ana' } }])).toEqual(['/1/conversationId']);
    expect(pointersOf({ text: 'Bonjour', person: { email: 'ana@example.com' } })).toEqual([]);
  });

  it('refuses lists of none and of more than a thousand', () => {
    expect(pointersOf([])).toEqual(['']);
    expect(pointersOf(Array(1_001).fill(valid))).toEqual(['']);
  });

  it('refuses what the database cannot keep', () => {
    expect(pointersOf({ ...valid, text: 'a\u0000b' })).toEqual(['/text']);
    expect(pointersOf([valid, { ...valid, text: 'a\ud800' }])).toEqual(['/1/text']);
    expect(pointersOf({ ...valid, person: { attributes: { size: JSON.parse('1e400000') } } })).toEqual([
      '/person/attributes/size',
    ]);
    expect(pointersOf({ ...valid, conversationId: 'x'.repeat(201) })).toEqual(['/conversationId']);
    expect(pointersOf({ ...valid, text: '😀'.repeat(10_000) })).toEqual([]);
  });

  it('refuses attributes that would take facts over their bound', () => {
    const attributes = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`a${index}`, 'x'.repeat(2_000)]));
    expect(pointersOf([{ ...valid, person: { attributes } }])).toEqual(['/0/person/attributes']);
  });

  it('refuses what is no message at all', () => {
    for (const body of [null, 1, 'text', true]) expect(pointersOf(body)).toEqual(['']);
    expect(pointersOf([valid, null])).toEqual(['/1']);
  });
});
