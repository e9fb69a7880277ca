import { describe, expect, it } from '@jest/globals';
import { attributeVariable, templateVariables } from '@switchboard/shared/template-variables';
import fc from 'fast-check';
import { begunVariable, finishedVariable, fittingVariables } from './template-completion.ts';

/** The text with the caret where the bar is. */
function at(marked: string): { text: string; caret: number } {
  return { text: marked.replace('|', ''), caret: marked.indexOf('|') };
}
const begunAt = (marked: string) => {
  const { text, caret } = at(marked);
  return begunVariable(text, caret)?.typed ?? null;
};
const finished = (marked: string, path: string): string => {
  const { text, caret } = at(marked);
  const begun = begunVariable(text, caret);
  if (begun === null) throw new Error(`Nothing is begun in ${marked}`);
  const { from, to, words } = finishedVariable(text, begun, caret, path);
  return `${text.slice(0, from)}${words}|${text.slice(to)}`;
};

describe('a variable begun at the caret', () => {
  it('is there from the second brace on', () => {
    expect(begunAt('Dear {|')).toBeNull();
    expect(begunAt('Dear {{|')).toBe('');
    expect(begunAt('Dear {{ person.na|')).toBe('person.na');
  });

  it('is over once it is closed, has a filter, or more than a name', () => {
    expect(begunAt('{{ person.name }}|')).toBeNull();
    expect(begunAt('{{ person.name, |')).toBeNull();
    expect(begunAt('{{ person.name and |')).toBeNull();
  });

  it('is found in any text, wherever the caret is, without failing', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, place) => {
        const begun = begunVariable(text, Math.min(place, text.length));
        if (begun !== null) expect(text.slice(begun.from - 2, begun.from)).toBe('{{');
      }),
    );
  });
});

describe('the variables offered', () => {
  const variables = [...templateVariables, attributeVariable('plan'), attributeVariable('company_name')];
  const paths = (typed: string) => fittingVariables(variables, typed).map(({ path }) => path);

  it('are all when nothing is typed', () => {
    expect(paths('')).toHaveLength(variables.length);
  });

  it('begin with what begins so, and find an attribute by its own name', () => {
    expect(paths('person.n')[0]).toBe('person.name');
    expect(paths('plan')).toEqual(['person.attributes.plan']);
    expect(paths('name').slice(0, 2)).toEqual(['person.name', 'agent.name']);
  });

  it('are found by what they mean', () => {
    expect(paths('address')).toEqual(['message.context.url']);
    expect(paths('nonsense')).toEqual([]);
  });
});

describe('a variable put in', () => {
  it('is closed, with the caret after it', () => {
    expect(finished('Dear {{|, hello', 'person.name')).toBe('Dear {{ person.name }}|, hello');
    expect(finished('{{ per|', 'person.name')).toBe('{{ person.name }}|');
  });

  it('takes the place of one that was there, braces and all', () => {
    expect(finished('{{ person.na|me }} wrote', 'person.email')).toBe('{{ person.email }}| wrote');
  });

  it('keeps the filters after it', () => {
    const { text, caret } = { text: '{{ person.name | upcase }}', caret: 9 };
    expect(finishedVariable(text, { from: 2, typed: 'person' }, caret, 'agent.name')).toEqual({
      from: 2,
      to: 15,
      words: ' agent.name ',
    });
  });
});
