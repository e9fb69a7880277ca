import { describe, expect, it } from '@jest/globals';
import { limits } from '@switchboard/shared/limits';
import type { NodeExample } from '@switchboard/shared/node-type';
import { exampleDirectory, exampleNow, factsOfExample } from '../nodes/example-facts.ts';
import { planWriting, type WritingRun } from './plan-writing.ts';

const later = (minutes: number) => new Date(Date.parse(exampleNow) + minutes * 60_000).toISOString();
const runOf = (template: string, given: NodeExample<unknown>['facts'] = {}, rest: Partial<WritingRun> = {}): WritingRun => ({
  id: 'wr-1',
  nodeId: 'n1',
  automationId: 'au-1',
  facts: factsOfExample(given),
  directory: exampleDirectory,
  answered: {},
  now: exampleNow,
  publicUrl: 'https://desk.example/',
  template,
  ...rest,
});
const note = (...given: Parameters<typeof runOf>) => planWriting({ kind: 'note', text: given[0] }, runOf(...given));
const reply = (...given: Parameters<typeof runOf>) =>
  planWriting({ kind: 'reply', text: given[0], minutes: 60 }, runOf(...given));
const textOf = (answer: ReturnType<typeof note>) => ('writing' in answer ? answer.writing.text : answer.left);

describe('a note', () => {
  it('is rendered over message, person, conversation, agent and link', () => {
    const template =
      '{{ person.name }} ({{ person.attributes.plan }}): {{ message.text }} {{ agent.name }} {{ conversation.tags | join: "," }} {{ link }}';
    expect(note(template, { conversation: { assigneeId: 'a-1' } })).toEqual({
      writing: {
        id: 'wr-1',
        nodeId: 'n1',
        kind: 'note',
        text: 'Ana (pro): Bonjour, où est ma commande ? Marie urgent https://desk.example/inbox/c-1',
      },
      mark: null,
    });
  });

  it('does without an agent while nobody has the conversation, or who had it is gone', () => {
    expect(textOf(note('For {{ agent.name | default: "nobody" }}'))).toBe('For nobody');
    expect(textOf(note('For {{ agent.name | default: "nobody" }}', { conversation: { assigneeId: 'gone' } }))).toBe('For nobody');
  });

  it('is written about automatic mail too, and as often as it is asked for', () => {
    const automatic = { message: { context: { autoSubmitted: 'auto-replied' } } };
    expect(textOf(note('Seen', automatic))).toBe('Seen');
  });

  it('that comes out empty is not written', () => {
    expect(note('{{ person.attributes.nothing }} \n')).toEqual({ left: 'Not written: the text came out empty.' });
  });

  it('is cut where texts end', () => {
    expect(textOf(note('x'.repeat(limits.textCharacters + 10)))).toHaveLength(limits.textCharacters);
  });

  it('whose template fails throws a sentence', () => {
    expect(() => note('{% for i in (1..1000000) %}{% endfor %}')).toThrow('The template asks for too much work.');
  });
});

describe('a reply', () => {
  it('is rendered, and remembered by when it was written', () => {
    const answer = reply('Thank you, {{ person.name }}.');
    expect(answer).toEqual({
      writing: { id: 'wr-1', nodeId: 'n1', kind: 'reply', text: 'Thank you, Ana.' },
      mark: expect.stringMatching(/^.{22}$/),
    });
  });

  it.each(['auto-replied', 'auto-generated', 'Auto-Notified; owner="x"', ' AUTO-replied '])(
    'is never written to mail that says it is “%s”',
    (autoSubmitted) => {
      const answer = reply('Thank you.', { message: { context: { autoSubmitted } } });
      expect(textOf(answer)).toMatch(/^Not answered: the message was sent by a machine \(/);
    },
  );

  it.each([' No ', 'no; reason="none"', ' '])('is written to mail that says a person sent it: “%s”', (autoSubmitted) => {
    expect(textOf(reply('Thank you.', { message: { context: { autoSubmitted } } }))).toBe('Thank you.');
  });

  it('is not written twice within the minutes, and tells when the last one was', () => {
    const first = reply('Thank you.');
    const answered = 'mark' in first && first.mark !== null ? { [first.mark]: exampleNow } : {};
    expect(reply('Thank you.', {}, { answered, now: later(59) })).toEqual({
      left: 'Not answered: the person was answered in the last 60 minutes.',
      lastSentAt: exampleNow,
      isLoopProtection: true,
    });
    expect(textOf(reply('Thank you.', {}, { answered, now: later(60) }))).toBe('Thank you.');
  });

  it('is remembered for each node and automation apart, whatever the conversation and however often that is opened again', () => {
    const first = reply('Thank you.');
    const answered = 'mark' in first && first.mark !== null ? { [first.mark]: exampleNow } : {};
    expect(Object.keys(answered)).toHaveLength(1);
    for (const rest of [{ nodeId: 'n2' }, { automationId: 'au-2' }])
      expect(textOf(reply('Thank you.', {}, { answered, ...rest }))).toBe('Thank you.');
    expect(textOf(reply('Thank you.', { conversation: { id: 'c-2' } }, { answered }))).toMatch(/^Not answered/);
    expect(textOf(reply('Thank you.', { conversation: { opening: 2 } }, { answered }))).toMatch(/^Not answered/);
  });

  it('that comes out empty is not written, nor remembered', () => {
    expect(reply('{{ agent.name }}')).toEqual({ left: 'Not answered: the text came out empty.' });
  });
});
