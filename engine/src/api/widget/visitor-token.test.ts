import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { conversationIdOf, messageIdOf, newVisitorId, readToken, signToken, type VisitorClaims } from './visitor-token.ts';

const key = Buffer.alloc(32, 7);
const nowMs = Date.UTC(2026, 10, 22);
const claims: VisitorClaims = { v: newVisitorId(), t: nowMs / 1_000, n: 'Ana', c: 'FR' };
const token = signToken(key, claims);

describe("a visitor's token", () => {
  it('says what it was made with', () => {
    expect(readToken(key, token, nowMs)).toEqual(claims);
  });
  it('is refused when any of its characters is another', () => {
    for (let index = 0; index < token.length; index += 1) {
      for (const other of ['A', 'B', '-', '.']) {
        if (token[index] === other) continue;
        expect(readToken(key, token.slice(0, index) + other + token.slice(index + 1), nowMs)).toBeNull();
      }
    }
  });
  it('is refused when cut short, made longer, or put together of two', () => {
    for (let length = 0; length < token.length; length += 1) expect(readToken(key, token.slice(0, length), nowMs)).toBeNull();
    for (const more of ['A', '=', '.', '.A']) expect(readToken(key, token + more, nowMs)).toBeNull();
    const other = signToken(key, { ...claims, v: newVisitorId() });
    expect(readToken(key, `${other.split('.')[0]}.${token.split('.')[1]}`, nowMs)).toBeNull();
  });
  it('is refused when signed with another key, or with none', () => {
    expect(readToken(key, signToken(randomBytes(32), claims), nowMs)).toBeNull();
    expect(readToken(key, `${token.split('.')[0]}.`, nowMs)).toBeNull();
  });
  it('ends after 90 days', () => {
    expect(readToken(key, token, nowMs + 89 * 86_400_000)).toEqual(claims);
    expect(readToken(key, token, nowMs + 90 * 86_400_000)).toBeNull();
  });
});

describe("a visitor's ids", () => {
  const one = newVisitorId();
  const other = newVisitorId();
  it("are the contract's, in a space of their own", () => {
    for (const id of [one, conversationIdOf(key, one), messageIdOf(key, one, 'x')]) expect(id).toMatch(/^[vw]_[a-z2-7]{26}$/);
  });
  it('differ between visitors, installations and purposes', () => {
    const ids = [
      conversationIdOf(key, one),
      conversationIdOf(key, other),
      conversationIdOf(Buffer.alloc(32), one),
      messageIdOf(key, one, 'x'),
      messageIdOf(key, other, 'x'),
      messageIdOf(key, one, 'y'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('stay the same for the same message', () => {
    expect(messageIdOf(key, one, 'x')).toBe(messageIdOf(key, one, 'x'));
  });
});
