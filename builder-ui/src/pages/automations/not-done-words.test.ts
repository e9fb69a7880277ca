import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../../api/api-error.ts';
import { notDoneWords, whyNotDone } from './not-done-words.ts';

const refusal = (...messages: string[]): ApiError => {
  const fault = (severity: string) => (message: string) => ({ severity, code: 'x', nodeId: null, pointer: '', message });
  const diagnostics = [fault('warning')('Nothing leads here.'), ...messages.map(fault('error'))];
  const problem = { type: 'invalid-input', title: 'Invalid', status: 422, detail: 'The graph has errors', instance: '/' };
  return new ApiError(422, Object.assign(problem, { diagnostics }));
};

describe('automations that stayed as they were', () => {
  it('are told with how many were tried, where others were changed', () => {
    expect(notDoneWords(1, 1, 'published')).toBe('1 automation was not published');
    expect(notDoneWords(2, 2, 'paused')).toBe('2 automations were not paused');
    expect(notDoneWords(1, 3, 'published')).toBe('1 of 3 automations was not published');
  });

  it('are told with the first of their problems, and lead to all of them', () => {
    expect(whyNotDone(refusal('Nothing starts it.'))).toEqual({ words: 'Nothing starts it.', drawer: 'problems' });
    expect(whyNotDone(refusal('Nothing starts it.', 'No country is chosen.'))).toEqual({
      words: '2 problems. Nothing starts it.',
      drawer: 'problems',
    });
  });

  it('are told in the words of the answer where nothing is wrong with them', () => {
    expect(whyNotDone(new Error('lost')).drawer).toBeNull();
    expect(whyNotDone(new Error('lost')).words).toMatch(/nothing that was saved is lost/);
  });
});
