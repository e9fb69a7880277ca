import { afterEach, describe, expect, it } from '@jest/globals';
import { isBuilderReplaced } from './builder-replaced.ts';

const realFetch = globalThis.fetch;
const answerWith = (answer: () => Promise<Response>) => {
  globalThis.fetch = answer as typeof fetch;
};
const page = (entry: string) => `<script type="module" src="${entry}"></script><div id="root"></div>`;

afterEach(() => {
  globalThis.fetch = realFetch;
});

describe('isBuilderReplaced', () => {
  it('tells another builder from the same, and from a page of somebody else', async () => {
    const replaced = (text: string) => {
      answerWith(async () => new Response(text));
      return isBuilderReplaced('/assets/index-1.js');
    };
    expect(await replaced(page('/assets/index-2.js'))).toBe(true);
    expect(await replaced(page('/assets/index-1.js'))).toBe(false);
    expect(await replaced('<h1>Log in to this network</h1>')).toBe(false);
  });

  it('says that it cannot be told where no answer comes, or none that is well', async () => {
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(isBuilderReplaced('/assets/index-1.js')).rejects.toMatchObject({ status: 0 });
    answerWith(async () => new Response('Bad gateway', { status: 502 }));
    await expect(isBuilderReplaced('/assets/index-1.js')).rejects.toMatchObject({
      status: 502,
      message: 'The server answered with 502.',
    });
  });
});
