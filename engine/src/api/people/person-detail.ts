import type { PersonDetail } from '@switchboard/shared/person';
import { conditionHolds } from '../../condition/evaluate-condition.ts';
import { factsOfPerson } from '../../condition/facts-of-person.ts';
import { emailKey } from '../../ingest/email-key.ts';
import type { Sql } from '../../record/database.ts';
import { loadDirectory } from '../../record/load-configuration.ts';
import { noSuchPerson } from './change-people.ts';
import { personFactsOf } from './find-people.ts';
import { findPerson, personOf } from './people.sql.ts';

/**
 * A person with what else is known of them.
 * @throws SwitchboardError `not-found`
 */
export async function getPersonDetail(sql: Sql, id: string): Promise<PersonDetail> {
  const row = await findPerson(sql, id);
  if (row === null) throw noSuchPerson();
  const facts = factsOfPerson(personFactsOf(row));
  const { segments } = await loadDirectory(sql);
  const { rows } = await sql.query<{ conversations: number; aliases: string[] }>(
    `select (select count(*)::int from switchboard.conversation where person_key = $1) as conversations,
       array(select value from switchboard.person_alias
         where person_key = $1 and value not like 'per\\_%' and value is distinct from $2 order by kind desc, value) as aliases`,
    [row.key, row.email === null ? null : emailKey(row.email)],
  );
  return {
    ...personOf(row),
    segments: [...segments.values()]
      .filter(({ condition }) => conditionHolds(condition, facts))
      .map(({ id: segmentId, name }) => ({ id: segmentId, name }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en')),
    conversationCount: rows[0]!.conversations,
    alsoKnownAs: rows[0]!.aliases,
  };
}
