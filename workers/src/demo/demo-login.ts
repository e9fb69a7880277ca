import { randomBytes } from 'node:crypto';
import { base32, randomId } from '@switchboard/engine/api/random-id';
import { hashPassword } from '@switchboard/engine/api/login/passwords';
import { findAccount, hasAccount, insertAgent } from '@switchboard/engine/api/team/agents.sql';
import { raiseConfiguration } from '@switchboard/engine/record/configuration.sql';
import type { Database, Sql } from '@switchboard/engine/record/database';

/** Who logs in to the demo when no administrator was named. */
export const demoEmail = 'demo@switchboard.example';
const passwordName = 'demo-password';

/**
 * Makes the demo's administrator when nobody can log in, and tells how to: at every start, since the demo's is the one
 * password that is kept as it is.
 * @param print writes one line on the console
 */
export async function offerDemoLogin(database: Database, print: (line: string) => void): Promise<void> {
  const password = (await readPassword(database)) ?? (await addAdministrator(database));
  if (password === null || (await findAccount(database, demoEmail)) === null) return;
  print(`Demo: log in as ${demoEmail} with the password ${password}`);
}

async function readPassword(sql: Sql): Promise<string | null> {
  const { rows } = await sql.query<{ value: Uint8Array }>('select value from switchboard.secret where name = $1', [passwordName]);
  return rows[0] === undefined ? null : Buffer.from(rows[0].value).toString();
}

/** @returns the password, or null when somebody can log in already */
async function addAdministrator(database: Database): Promise<string | null> {
  if (await hasAccount(database)) return null;
  const password = base32(randomBytes(10)).replace(/(.{4})(?=.)/g, '$1-');
  const passwordHash = await hashPassword(password);
  return database.transaction(async (sql) => {
    // Its lock puts processes that start at the same time one after another.
    await raiseConfiguration(sql);
    if (await hasAccount(sql)) return readPassword(sql);
    const administrator = { id: randomId('a_'), name: 'Demo administrator', email: demoEmail, role: 'administrator' as const };
    await insertAgent(
      sql,
      { ...administrator, languages: ['en'], availability: 'online', maxOpenConversations: null, workingHours: null },
      passwordHash,
    );
    await sql.query('insert into switchboard.secret (name, value) values ($1, $2)', [passwordName, Buffer.from(password)]);
    return password;
  });
}
