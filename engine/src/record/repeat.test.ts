import { expect, it } from '@jest/globals';
import { repeat } from './repeat.ts';

it('repeats work, also after it failed, and waits for what is in hand when closed', async () => {
  const errors: unknown[] = [];
  let begun = 0;
  let ended = 0;
  let reached: () => void = () => undefined;
  const third = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const repetition = repeat(
    async () => {
      begun += 1;
      if (begun === 1) throw new Error('no');
      if (begun === 3) reached();
      await new Promise((resolve) => setTimeout(resolve, 5));
      ended += 1;
    },
    1,
    (error) => errors.push(error),
  );
  repetition.start();
  await third;
  await repetition.close();
  expect({ begun, ended, failed: errors.length }).toEqual({ begun: 3, ended: 2, failed: 1 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(begun).toBe(3);
});
