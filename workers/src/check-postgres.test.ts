import type { Sql } from '@switchboard/engine/record/database';
import { SwitchboardError } from '@switchboard/shared/problem';
import { describe, expect, it } from '@jest/globals';
import { checkPostgres } from './check-postgres.ts';

const url = 'postgres://switchboard:secret@db.example.com:5432/desk';

function answering(version: number): Sql {
  return { query: async () => ({ rows: [{ version }] as never[], rowCount: 1 }) };
}
function failing(error: Error): Sql {
  return {
    query: async () => {
      throw error;
    },
  };
}

describe('checkPostgres', () => {
  it('lets PostgreSQL 14 and newer be used', async () => {
    await expect(checkPostgres(answering(140_000), url)).resolves.toBeUndefined();
  });

  it('says which server is too old', async () => {
    await expect(checkPostgres(answering(130_015), url)).rejects.toMatchObject({
      code: 'conflict',
      message: 'Switchboard needs PostgreSQL 14 or newer; the one at db.example.com:5432 (DATABASE_URL) is 13.',
    });
  });

  it('says which server does not answer and why, and keeps the password to itself', async () => {
    const refused = new Error('connect ECONNREFUSED 192.0.2.1:5432');
    const gone = new SwitchboardError('unavailable', 'The database cannot be reached.', { cause: refused });
    const sentence = 'PostgreSQL at db.example.com:5432 (DATABASE_URL) cannot be used: connect ECONNREFUSED 192.0.2.1:5432';
    await expect(checkPostgres(failing(gone), url)).rejects.toMatchObject({ code: 'unavailable', message: sentence });
    await expect(checkPostgres(failing(new Error('database "desk" does not exist')), url)).rejects.toMatchObject({
      message: 'PostgreSQL at db.example.com:5432 (DATABASE_URL) cannot be used: database "desk" does not exist',
    });
  });
});
