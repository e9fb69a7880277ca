import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.ts';

describe('turns at the one session', () => {
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('let statements through at once while no transaction is open', async () => {
    const turns = new Turns();
    const sent: string[] = [];
    void turns.statement(async () => sent.push('a'));
    void turns.statement(async () => sent.push('b'));
    expect(sent).toEqual(['a', 'b']);
  });

  it('keep everybody else out of a transaction, and go on in order of arrival', async () => {
    const turns = new Turns();
    const sent: string[] = [];
    const end = await turns.transaction();
    void turns.statement(async () => sent.push('first'));
    const second = turns.transaction().then((endSecond) => {
      sent.push('second');
      return endSecond;
    });
    void turns.statement(async () => sent.push('third'));
    await settled();
    expect(sent).toEqual([]);
    end();
    end();
    const endSecond = await second;
    expect(sent).toEqual(['first', 'second']);
    endSecond();
    expect(sent).toEqual(['first', 'second', 'third']);
  });

  it('pass on what a statement that waited failed with', async () => {
    const turns = new Turns();
    const end = await turns.transaction();
    const failing = turns.statement(() => Promise.reject(new Error('no')));
    end();
    await expect(failing).rejects.toThrow('no');
  });
});
