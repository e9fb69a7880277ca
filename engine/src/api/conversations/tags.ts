import type { Conversation } from '@switchboard/shared/conversation';
import { limits } from '@switchboard/shared/limits';
import { Tag, tagOf } from '@switchboard/shared/tag';
import { type Static, Type } from 'typebox';
import type { Sql } from '../../record/database.ts';
import type { Principal } from '../principal.ts';
import { invalidInput } from '../validate.ts';
import { changeConversation, type ConversationStore } from './change-conversation.ts';

/**
 * Tags of conversations: short names that a team sorts them by. What stays true: they are in lower case, so that “VIP” and
 * “vip” are one; adding one that is there, or removing one that is not, changes nothing.
 */
const { tagsPerConversation } = limits;

export const TagsAdded = Type.Object(
  { tags: Type.Array(Tag, { minItems: 1, maxItems: tagsPerConversation }) },
  { additionalProperties: false },
);
export type TagsAdded = Static<typeof TagsAdded>;

/** @throws SwitchboardError `not-found`; `invalid-input` when a conversation would have more than 50 */
export function addTags(store: ConversationStore, id: string, tags: readonly string[], who: Principal): Promise<Conversation> {
  const wanted = [...new Set(tags.map(tagOf))];
  return changeConversation(store, id, who, async (sql, before) => {
    const added = wanted.filter((tag) => !before.tags.includes(tag));
    if (added.length === 0) return null;
    const after = [...before.tags, ...added].sort();
    if (after.length > tagsPerConversation)
      throw invalidInput([{ pointer: '/tags', detail: `A conversation has at most ${tagsPerConversation} tags.` }]);
    await sql.query('insert into switchboard.conversation_tag (conversation_id, tag) select $1, unnest($2::text[])', [id, added]);
    const said = added.map((tag) => `“${tag}”`).join(', ');
    return { conversation: { ...before, tags: after }, kind: 'tagged', reason: `Tagged ${said} by ${who.name}.` };
  });
}

/** @throws SwitchboardError `not-found` when there is no such conversation */
export function removeTag(store: ConversationStore, id: string, tag: string, who: Principal): Promise<Conversation> {
  return changeConversation(store, id, who, async (sql, before) => {
    const { rowCount } = await sql.query('delete from switchboard.conversation_tag where conversation_id = $1 and tag = $2', [
      id,
      tagOf(tag),
    ]);
    return rowCount === 0
      ? null
      : {
          conversation: { ...before, tags: before.tags.filter((each) => each !== tagOf(tag)) },
          kind: 'untagged',
          reason: `Tag “${tagOf(tag)}” removed by ${who.name}.`,
        };
  });
}

/** @param after the tag before the first one wanted; null from the first on */
export async function listTags(sql: Sql, limit: number, after: string | null): Promise<{ name: string; count: number }[]> {
  const { rows } = await sql.query<{ name: string; count: number }>(
    `select tag as name, count(*)::int as count from switchboard.conversation_tag
     where $2::text is null or tag > $2::text group by tag order by tag limit $1`,
    [limit, after],
  );
  return rows;
}
