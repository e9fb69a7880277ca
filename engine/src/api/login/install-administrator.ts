import type { Database } from '../../record/database.ts';
import { raiseConfiguration } from '../../record/configuration.sql.ts';
import type { Settings } from '../../settings.ts';
import { audit, changesFrom } from '../audit.ts';
import { randomId } from '../random-id.ts';
import { findAccount, insertAgent, promoteAgent } from '../team/agents.sql.ts';
import { hashPassword } from './passwords.ts';

/**
 * Makes the administrator whom the environment names, unless there is an administrator with that e-mail who can log in.
 * A password that is there is never overwritten. Several processes may start at once.
 * @param settings `adminEmail` and `adminPassword`; nothing is done without them
 */
export async function installAdministrator(
  database: Database,
  settings: Pick<Settings, 'adminEmail' | 'adminPassword'>,
): Promise<void> {
  const { adminEmail, adminPassword } = settings;
  if (adminEmail === null || adminPassword === null) return;
  const present = await findAccount(database, adminEmail);
  if (present?.agent.role === 'administrator' && present.passwordHash !== null) return;
  const passwordHash = await hashPassword(adminPassword);
  await database.transaction(async (sql) => {
    // Its lock puts processes that start at the same time one after another.
    await raiseConfiguration(sql);
    const account = await findAccount(sql, adminEmail);
    if (account === null) {
      const agent = await insertAgent(
        sql,
        {
          id: randomId('a_'),
          name: adminEmail.split('@')[0] || adminEmail,
          email: adminEmail,
          role: 'administrator',
          languages: [],
          availability: 'online',
          maxOpenConversations: null,
          workingHours: null,
        },
        passwordHash,
      );
      await audit(sql, 'environment', 'agent.create', agent.id, { email: adminEmail, role: 'administrator' });
    } else if (account.agent.role !== 'administrator' || account.passwordHash === null) {
      await promoteAgent(sql, account.agent.id, passwordHash);
      await audit(sql, 'environment', 'agent.save', account.agent.id, changesFrom(account.agent, { role: 'administrator' }));
    }
  });
}
