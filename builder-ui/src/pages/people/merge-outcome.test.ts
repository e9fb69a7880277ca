import { describe, expect, it } from '@jest/globals';
import type { Person } from '@switchboard/shared/person';
import { attributesTogether, mergeOutcome } from './merge-outcome.ts';

const ana: Person = {
  id: 'p-1',
  email: 'ana@example.com',
  name: 'Ana',
  country: null,
  language: null,
  attributes: { plan: 'pro', vip: false },
  revision: 1,
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-01T00:00:00Z',
};
const double: Person = { ...ana, id: 'p-2', email: null, name: 'Anna', country: 'FR', attributes: { plan: 'free', orders: 3 } };

describe('mergeOutcome', () => {
  it('keeps what the one who stays has, and takes over the rest', () => {
    const stays = Object.fromEntries(mergeOutcome(ana, double).map((value) => [value.name, value.stays]));
    expect(attributesTogether(ana, double)).toBe(3);
    expect(stays).toEqual({ Name: 'own', 'E-mail': 'own', Country: 'other', orders: 'other', plan: 'own', vip: 'own' });
  });
});
