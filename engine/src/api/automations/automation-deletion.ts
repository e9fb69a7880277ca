import type { Automation } from '@switchboard/shared/automation';
import { SwitchboardError } from '@switchboard/shared/problem';
import { putInForce, raiseConfiguration } from '../../record/configuration.sql.ts';
import type { Database } from '../../record/database.ts';
import { audit } from '../audit.ts';
import { holdAutomation } from './automation-drafts.ts';
import { markDeleted, unmarkDeleted } from './deleted-automations.sql.ts';

/**
 * Automations taken away and brought back. In: an automation's id and who asks. Out: nothing, or the automation. What
 * stays true: whoever was told that an automation is deleted, or is back, finds every message accepted after the answer
 * decided so; what was deleted is kept whole until it can no longer be brought back.
 */

/**
 * Takes an automation out of force and out of sight. Its runs and versions stay readable.
 * @throws SwitchboardError `not-found`
 */
export function removeAutomation(database: Database, id: string, by: string): Promise<void> {
  return database.transaction(async (sql) => {
    const revision = await raiseConfiguration(sql);
    const automation = await holdAutomation(sql, id);
    await putInForce(sql, id, null, revision);
    await markDeleted(sql, id);
    await audit(sql, by, 'automation.deleted', id, { name: automation.name });
  });
}

/**
 * Brings a deleted automation back as it was: a published one decides again.
 * @throws SwitchboardError `not-found` when there is none deleted with that id, or it was too long ago
 */
export function reviveAutomation(database: Database, id: string, by: string): Promise<Automation> {
  return database.transaction(async (sql) => {
    const revision = await raiseConfiguration(sql);
    if (!(await unmarkDeleted(sql, id))) {
      throw new SwitchboardError('not-found', `There is no deleted automation with the id ${id} that could be brought back.`);
    }
    const automation = await holdAutomation(sql, id);
    if (automation.status === 'published') await putInForce(sql, id, automation.publishedVersion, revision);
    await audit(sql, by, 'automation.revived', id, { name: automation.name });
    return automation;
  });
}
