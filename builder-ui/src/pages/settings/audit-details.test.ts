import { describe, expect, it } from '@jest/globals';
import { detailWords } from './audit-details.ts';

const names: Record<string, string> = { a_1: 'Marie', g_1: 'French', s_1: 'Customers in France', au_1: 'Route', ar_1: 'First' };
const said = (detail: unknown) => detailWords(detail, (id) => names[id] ?? null);

describe('the details of a change', () => {
  it('say what a field was and is', () => {
    expect(said({ maxOpenConversations: { from: 5, to: 8 }, languages: { from: [], to: ['fr', 'de'] } })).toEqual([
      'Most open conversations: 5 → 8',
      'Languages: none → French, German',
    ]);
    expect(said({ maxOpenConversations: { from: 5, to: null }, workingHours: { from: null, to: null } })).toEqual([
      'Most open conversations: 5 → no limit',
      'Working hours: Always → Always',
    ]);
    expect(said({ enabled: { from: true, to: false }, role: { from: 'agent', to: 'administrator' } })).toEqual([
      'On: yes → no',
      'Role: Agent → Administrator',
    ]);
  });
  it('name whom and what they point to, and say of what is gone that it was deleted', () => {
    expect(said({ agentIds: { from: ['a_1', 'a_2'], to: [] }, segmentId: 's_1', groupId: 'g_2' })).toEqual([
      'Members: Marie, a deleted agent → nobody',
      'Segment: Customers in France',
      'Group: a deleted group',
    ]);
    expect(said({ ids: ['au_1', 'au_2', 'ar_1'] })).toEqual(['Order: Route, a deleted one, First']);
    expect(said({ groups: ['g_1'], conversations: 3, conversationsTo: 'agent:a_1' })).toEqual([
      'Groups: French',
      'Conversations: 3',
      'They went to: Marie',
    ]);
    expect(said({ conversationsTo: 'queue' })).toEqual(['They went to: the queues of their groups']);
    expect(said({ conversationsTo: 'nobody' })).toEqual(['They went to: nobody']);
  });
  it('put routing and conditions into words', () => {
    const routing = { from: { strategy: 'none' }, to: { strategy: 'least-busy', onlyOnline: false, overflowGroupId: 'g_1' } };
    expect(said({ routing })).toEqual(['Routing: None → Least busy, online or not, overflow to French']);
    expect(said({ condition: { field: 'person.country', operator: 'is', value: 'FR' } })).toEqual([
      'Who is in it: Person’s country is France',
    ]);
  });
  it('name the fields of a person that were changed, and leave out what says nothing', () => {
    expect(said({ fields: ['email', 'attributes', 'moon'] })).toEqual(['Changed: E-mail, Attributes, moon']);
    expect(said({ revision: 4, bytes: 120, merged: 'per2' })).toEqual([]);
    expect(said(null)).toEqual([]);
  });
  it('show what is not known here as it is written', () => {
    expect(said({ moon: { full: true }, availability: 'asleep' })).toEqual(['moon: {"full":true}', 'Availability: asleep']);
  });
});
