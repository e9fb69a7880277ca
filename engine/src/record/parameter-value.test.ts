import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { parameterValue } from './parameter-value.ts';

describe('parameters', () => {
  it('are written as pg writes them', () => {
    expect(parameterValue(null)).toBeNull();
    expect(parameterValue('it')).toBe('it');
    expect(parameterValue(1.5)).toBe('1.5');
    expect(parameterValue(true)).toBe('true');
    expect(parameterValue(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(parameterValue(new Uint8Array([1, 255]))).toEqual(Buffer.from([1, 255]));
    expect(parameterValue({ a: [1] })).toBe('{"a":[1]}');
    expect(parameterValue([1, 2])).toBe('{1,2}');
    expect(parameterValue(['a"b\\c', null, ''])).toBe('{"a\\"b\\\\c",NULL,""}');
  });

  describe('read back by the database', () => {
    let database: Database;
    beforeAll(async () => {
      database = await openEmbedded({ dataDir: null });
    });
    afterAll(() => database.close());

    const text = fc.string({ unit: 'grapheme' });

    it('are the lists of texts they were', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.option(text)), async (list) => {
          const { rows } = await database.query('select $1::text[] as list', [list]);
          expect(rows[0]!.list).toEqual(list);
        }),
        { numRuns: 50 },
      );
    });

    it('are the bytes, numbers and yes or no they were', async () => {
      const { rows } = await database.query(
        'select $1::bytea as bytes, $2::bigint as big, $3::boolean as yes, $4::int[] as list',
        [Buffer.from([0, 1, 255]), 2 ** 53 - 1, false, [3, 4]],
      );
      expect({ ...rows[0], bytes: [...rows[0]!.bytes] }).toEqual({
        bytes: [0, 1, 255],
        big: 2 ** 53 - 1,
        yes: false,
        list: [3, 4],
      });
    });
  });
});
