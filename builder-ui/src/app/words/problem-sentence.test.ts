import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../../api/api-error.ts';
import { fieldMessages, problemSentence, tryAgainIn } from './problem-sentence.ts';

const problem = { type: 'about:blank', title: 'Bad input', status: 422, detail: 'The input is not right', instance: '/' };

describe('problemSentence', () => {
  it('says when to try again after the server asked to wait', () => {
    const error = new ApiError(429, { ...problem, status: 429, detail: 'Too many tries' }, 240);
    expect(problemSentence(error)).toBe('Too many tries. Try again in 4 minutes.');
  });

  it('prefers what is wrong with the field to what is wrong in general', () => {
    const error = new ApiError(422, { ...problem, errors: [{ pointer: '/email', detail: 'This is not an e-mail address' }] });
    expect(problemSentence(error)).toBe('This is not an e-mail address');
  });

  it('speaks to a person whose session has ended, not to a program', () => {
    expect(problemSentence(new ApiError(401, { ...problem, status: 401, detail: 'Send an API key' }))).toContain('Log in');
  });

  it('shows nothing of the program when the program itself is at fault', () => {
    expect(problemSentence(new TypeError('x is not a function'))).not.toContain('function');
  });
});

describe('tryAgainIn', () => {
  it('counts one second as one', () => {
    expect(tryAgainIn(1)).toBe('Try again in 1 second.');
  });
});

describe('fieldMessages', () => {
  it('gives a message about a part of a field to the field, the first one only', () => {
    const errors = [
      { pointer: '/languages/1', detail: 'is not a language' },
      { pointer: '/languages/2', detail: 'is not one either' },
    ];
    expect(fieldMessages(new ApiError(422, { ...problem, errors }))).toEqual({ languages: 'is not a language' });
  });

  it('gives a conflict to the field that the form names', () => {
    const taken = new ApiError(409, { ...problem, status: 409, detail: 'Another agent has this e-mail' });
    expect(fieldMessages(taken, 'email')).toEqual({ email: 'Another agent has this e-mail' });
  });

  it('blames no field when somebody else has saved meanwhile, and says what to do', () => {
    const errors = [{ pointer: '/revision', detail: 'Must be 3.' }];
    const stale = new ApiError(409, { ...problem, status: 409, errors });
    expect(fieldMessages(stale, 'email')).toEqual({ revision: 'Must be 3.' });
    expect(problemSentence(stale)).toContain('Open it again');
  });
});
