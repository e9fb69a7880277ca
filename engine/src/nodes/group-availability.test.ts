import { describe, expect, it } from '@jest/globals';
import type { TeamLoad } from '@switchboard/shared/facts';
import { agent, group, team } from '../record/test-batches.ts';
import { chooseAgent } from '../routing/choose-agent.ts';
import { noLoad } from '../routing/team-load.ts';
import { exampleFacts } from './example-facts.ts';
import groupAvailability from './group-availability.ts';

/** A Sunday, on which nobody works. */
const now = '2026-11-22T10:00:00.000Z';
const mondays = { timeZone: 'UTC', days: { monday: [{ from: '09:00', to: '17:00' }] } };
const directory = team(
  [
    agent('luc', 'Luc', { availability: 'offline' }),
    agent('ida', 'Ida', { workingHours: mondays }),
    agent('full', 'Marie', { availability: 'offline', maxOpenConversations: 1 }),
  ],
  [
    group('only-online', ['luc', 'ida'], { strategy: 'round-robin' }),
    group('anybody', ['luc'], { strategy: 'least-busy', onlyOnline: false }),
    group('anybody-full', ['full'], { strategy: 'round-robin', onlyOnline: false }),
    { ...group('shut', ['luc'], { strategy: 'round-robin', onlyOnline: false }), hours: mondays },
    { ...group('shut-and-given', ['luc'], { strategy: 'round-robin', onlyOnline: false, outOfHours: 'assign' }), hours: mondays },
    group('choose', ['luc'], { strategy: 'none', onlyOnline: false }),
    { ...group('choose-shut', ['luc'], { strategy: 'none', outOfHours: 'assign' }), hours: mondays },
  ],
);
const load: TeamLoad = { ...noLoad, open: new Map([['full', 1]]) };

function ask(groupId: string) {
  const config = { operator: 'is' as const, groupId };
  const { port, why } = groupAvailability.decide({ config, facts: exampleFacts, directory, load, now });
  return [port, why?.[0]?.field];
}

describe('whether somebody of a group is available', () => {
  it('is answered as the group’s own routing would', () => {
    const answers = ['only-online', 'anybody', 'anybody-full', 'shut', 'shut-and-given'].map((groupId) => {
      const [port] = ask(groupId);
      expect([groupId, port]).toEqual([groupId, chooseAgent(groupId, directory, load, now)?.agentId === null ? 'no' : 'yes']);
      return port;
    });
    expect(answers).toEqual(['no', 'yes', 'no', 'no', 'yes']);
  });

  it('says of each why not', () => {
    expect(ask('only-online')[1]).toBe('somebody of ONLY-ONLINE available (Luc: offline, Ida: not at work: closed today (UTC))');
    expect(ask('anybody')[1]).toBe('somebody of ANYBODY available (Luc: available)');
    expect(ask('anybody-full')[1]).toBe('somebody of ANYBODY-FULL available (Marie: 1 of 1 open)');
    expect(ask('shut')[1]).toBe('somebody of SHUT available (out of hours: closed today (UTC))');
  });

  it('means who is there, where members choose among themselves', () => {
    expect(ask('choose')).toEqual(['no', 'somebody of CHOOSE available (Luc: offline)']);
    expect(ask('choose-shut')[0]).toBe('no');
  });
});
