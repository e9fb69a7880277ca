import type { Conversation } from '@switchboard/shared/conversation';
import { type Static, Type } from 'typebox';
import type { Sql } from '../../record/database.ts';
import type { Principal } from '../principal.ts';
import { invalidInput } from '../validate.ts';
import { changeConversation, type ConversationStore } from './change-conversation.ts';

/**
 * Tags of conversations: short names that a team sorts them by. What stays true: they are in lower case, so that “VIP” and
 * “vip” are one; adding one that is there, or removing one that is not, changes nothing.
 */
const tagsPerConversation = 50;

/** A tag as it is sent; spaces around it and capitals are taken away. */
export const Tag = Type.String({ minLength: 1, maxLength: 50, pattern: '\\S', description: 'Kept in lower case.' });
export const TagsAdded = Type.Object(
  { tags: Type.Array(Tag, { minItems: 1, maxItems: tagsPerConversation }) },
  { additionalProperties: false },
);
export type TagsAdded = Static<typeof TagsAdded>;

export function tagOf(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** @throws SwitchboardError `not-found`; `invalid-input` when a conversation would have more than 50 */
export function addTags(store: ConversationStore, id: string, tags: readonly string[], who: Principal): Promise<Conversation> {
  const wanted = [...new Set(tags.map(tagOf))];
  return changeConversation(store, id, who, async (sql, before) => {
    const { rows } = await sql.query<{ tag: string }>(
      `insert into switchboard.conversation_tag (conversation_id, tag) select $1, unnest($2::text[])
       on conflict do nothing returning tag`,
      [id, wanted],
    );
    if (rows.length === 0) return null;
    const counted = await sql.query<{ n: number }>(
      'select count(*)::int as n from switchboard.conversation_tag where conversation_id = $1',
      [id],
    );
    if (counted.rows[0]!.n > tagsPerConversation)
      throw invalidInput([{ pointer: '/tags', detail: `A conversation has at most ${tagsPerConversation} tags.` }]);
    const added = rows.map(({ tag }) => `“${tag}”`).join(', ');
    return { conversation: before, kind: 'tagged', reason: `Tagged ${added} by ${who.name}.` };
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
      : { conversation: before, kind: 'untagged', reason: `Tag “${tagOf(tag)}” removed by ${who.name}.` };
  });
}

/** The tags in use, by name; at most 1,000. */
export async function listTags(sql: Sql): Promise<{ name: string; count: number }[]> {
  const { rows } = await sql.query<{ name: string; count: number }>(
    `select tag as name, count(*)::int as count from switchboard.conversation_tag group by tag order by tag limit 1000`,
  );
  return rows;
}
