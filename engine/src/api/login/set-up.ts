/**
 * The first administrator, made by whoever reads the console. In: a one-time code printed at start. Out: an administrator
 * who is logged in. What stays true: it is offered only while nobody can log in; the code works once, whoever races for
 * it; the newest start's code is the one that counts.
 */
import { createHash, randomBytes } from 'node:crypto';
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Agent } from '@switchboard/shared/team';
import { raiseConfiguration } from '../../record/configuration.sql.ts';
import type { Database } from '../../record/database.ts';
import { audit } from '../audit.ts';
import { base32, randomId } from '../random-id.ts';
import { findAccount, hasAccount, insertAgent, promoteAgent } from '../team/agents.sql.ts';
import { hashPassword } from './passwords.ts';
import { beginSession, type SessionClient } from './sessions.ts';

const secretName = 'set-up-code';

/** As typed: case and what separates its groups do not matter. */
function hashCode(code: string): Buffer {
  return createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .digest();
}

/** True while no agent has a password. */
export async function isSetUpNeeded(database: Database): Promise<boolean> {
  return !(await hasAccount(database));
}

/**
 * Called at start: when nobody can log in, makes a code of 75 bits and prints it.
 * @param print writes one line on the console
 * @param address where the set-up page is, such as `http://127.0.0.1:3000/`
 */
export async function createSetUp(database: Database, print: (line: string) => void, address: string): Promise<void> {
  if (!(await isSetUpNeeded(database))) return;
  const code = base32(randomBytes(10))
    .slice(0, 15)
    .replace(/(.{5})(?=.)/g, '$1-');
  await database.query(
    `insert into switchboard.secret (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value`,
    [secretName, hashCode(code)],
  );
  print(`Nobody can log in yet. Open ${address} and set up the first administrator with this one-time code: ${code}`);
}

export interface FirstAdministrator {
  code: string;
  name: string;
  email: string;
  password: string;
}

/**
 * Makes the first administrator and logs in.
 * @throws SwitchboardError `conflict` when somebody can log in already, `forbidden` for a wrong code
 */
export async function setUp(
  database: Database,
  given: FirstAdministrator,
  client: SessionClient,
): Promise<{ agent: Agent; token: string; csrfToken: string }> {
  if (!(await isSetUpNeeded(database))) throw alreadySetUp();
  const hash = hashCode(given.code);
  const { rows } = await database.query('select 1 from switchboard.secret where name = $1 and value = $2', [secretName, hash]);
  if (rows.length === 0) throw wrongCode();
  const passwordHash = await hashPassword(given.password);
  return database.transaction(async (sql) => {
    await raiseConfiguration(sql);
    if (await hasAccount(sql)) throw alreadySetUp();
    const taken = await sql.query('delete from switchboard.secret where name = $1 and value = $2', [secretName, hash]);
    if (taken.rowCount !== 1) throw wrongCode();
    const account = await findAccount(sql, given.email);
    const agent =
      account === null
        ? await insertAgent(
            sql,
            {
              id: randomId('a_'),
              name: given.name,
              email: given.email,
              role: 'administrator',
              languages: [],
              availability: 'online',
              maxOpenConversations: null,
              workingHours: null,
            },
            passwordHash,
          )
        : await promoteAgent(sql, account.agent.id, passwordHash);
    await audit(sql, agent.id, 'set-up', agent.id, { email: given.email });
    return { agent, ...(await beginSession(sql, agent.id, client)) };
  });
}

function alreadySetUp(): SwitchboardError {
  return new SwitchboardError('conflict', 'Switchboard is set up already. Log in instead.');
}

function wrongCode(): SwitchboardError {
  return new SwitchboardError(
    'forbidden',
    'This is not the code. The newest one is on the console that Switchboard was started from.',
    {
      errors: [{ pointer: '/code', detail: 'Must be the code printed on the console.' }],
    },
  );
}
