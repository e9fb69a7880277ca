import { describe, expect, it } from '@jest/globals';
import { importLimits, type PersonImport } from '@switchboard/shared/person-import';
import { ApiError } from './api-error.ts';
import { sendFile } from './send-file.ts';

const lost = new ApiError(0, { type: 'about:blank', title: 'No answer', status: 0, detail: '', instance: '' });
const refused = new ApiError(409, { type: 'about:blank', title: 'No', status: 409, detail: 'Part 2 comes next.', instance: '' });
const file = new Blob([new Uint8Array(importLimits.partBytes * 2 + 5)]);
const importWith = (parts: number) => ({ id: 'imp_1', parts }) as PersonImport;

/** A server that answers in turn; what is asked for, how long is waited and what is told are noted. */
function serve(answers: Record<number, (PersonImport | ApiError)[]>, present: PersonImport | null = null) {
  const asked: [number, number][] = [];
  const waited: number[] = [];
  const told: [number, boolean][] = [];
  const answer = async (number: number, part: Blob): Promise<PersonImport> => {
    asked.push([number, part.size]);
    const given = answers[number]?.shift() ?? importWith(number);
    if (given instanceof ApiError) throw given;
    return given;
  };
  const result = sendFile(file, {
    begin: (part) => answer(1, part),
    add: (_id, number, part) => answer(number, part),
    present,
    pause: async (ms) => void waited.push(ms),
    onProgress: ({ share, isWaiting }) => told.push([Math.round(share * 3), isWaiting]),
  });
  return { asked, waited, told, result };
}

describe('sendFile', () => {
  it('sends part after part, and tells how far it is', async () => {
    const { asked, told, result } = serve({});
    expect(await result).toEqual(importWith(3));
    expect(asked).toEqual([
      [1, importLimits.partBytes],
      [2, importLimits.partBytes],
      [3, 5],
    ]);
    expect(told).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ]);
  });

  it('sends a part again whose request was lost, after longer and longer pauses', async () => {
    const { asked, waited, told, result } = serve({ 2: [lost, lost] });
    expect(await result).toEqual(importWith(3));
    expect(asked.map(([number]) => number)).toEqual([1, 2, 2, 2, 3]);
    expect(waited).toEqual([1_000, 2_000]);
    expect(told.filter(([, isWaiting]) => isWaiting)).toHaveLength(2);
  });

  it('goes on after the parts that are there', async () => {
    const { asked, result } = serve({}, importWith(2));
    await result;
    expect(asked).toEqual([[3, 5]]);
  });

  it('ends at once when a part is refused, and after about two minutes without a server', async () => {
    await expect(serve({ 2: [refused] }).result).rejects.toBe(refused);
    const gone = serve({ 2: Array.from({ length: 20 }, () => lost) });
    await expect(gone.result).rejects.toBe(lost);
    expect(gone.waited.reduce((sum, ms) => sum + ms, 0)).toBe(120_000);
  });

  it('begins no second import when the answer to the first part was lost', async () => {
    const { asked, result } = serve({ 1: [lost] });
    await expect(result).rejects.toBe(lost);
    expect(asked).toHaveLength(1);
  });
});
