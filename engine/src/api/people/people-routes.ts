/** People: listed, searched, read, made, changed, merged, exported, erased. */
import { limits } from '@switchboard/shared/limits';
import { type Condition, ConditionSchema } from '@switchboard/shared/condition';
import {
  type Person,
  PersonCreate,
  PersonMerge,
  type PersonSortField,
  PersonUpdate,
  personSortFields,
} from '@switchboard/shared/person';
import { type TSchema, Type } from 'typebox';
import type { ApiDependencies } from '../dependencies.ts';
import { pageOfRows } from '../page-of-rows.ts';
import { defineRoute, type Route } from '../route.ts';
import { decodeCursor, invalidInput, pageQuery } from '../validate.ts';
import { createPerson, savePerson } from './change-people.ts';
import { checkPeopleCondition } from './check-people-condition.ts';
import { erasePerson } from './erase-person.ts';
import { exportPerson } from './export-person.ts';
import { type FoundPerson, findPeople, positionOf } from './find-people.ts';
import { mergePeople } from './merge-people.ts';
import { personOf } from './people.sql.ts';
import { PeoplePageAnswer, PersonAnswer, PersonDetailAnswer, PersonPage, PersonTimelinePage } from './person-answers.ts';
import { getPersonDetail } from './person-detail.ts';
import { readPersonTimeline, TimelineCursor } from './person-timeline.sql.ts';

const tag = 'People';
const timePattern = /^\d{4,}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/;
const SortedCursor = Type.Tuple([Type.String(), Type.Union([Type.String(), Type.Null()]), Type.String()]);

const PeopleQuery = Type.Object({
  ...pageQuery,
  search: Type.Optional(
    Type.String({
      maxLength: 200,
      description:
        'Words that have to be somewhere in name or e-mail, or begin the id, in any case. Ids and e-mails of people who were merged into somebody find that person.',
    }),
  ),
  sort: Type.Optional(Type.Union(personSortFields.map((field) => Type.Literal(field)) as TSchema[])),
  direction: Type.Optional(Type.Union([Type.Literal('ascending'), Type.Literal('descending')])),
});
const PeopleSearchBody = Type.Object(
  {
    condition: ConditionSchema,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageItems })),
    cursor: Type.Optional(Type.Union([Type.String({ maxLength: 2_000 }), Type.Null()])),
  },
  { additionalProperties: false },
);

/** Where a page ended; it is of no use to a list in another order. */
function readPosition(cursor: string | null, order: string): readonly [string | null, string] | null {
  const key = decodeCursor(cursor, SortedCursor);
  if (key === null) return null;
  const isTime = order.includes('At ');
  if (key[0] !== order || (isTime && !timePattern.test(key[1] ?? '')))
    throw invalidInput([{ pointer: '/cursor', detail: 'Must be of a list in the same order.' }]);
  return [key[1], key[2]];
}

function peoplePage(rows: readonly FoundPerson[], limit: number, order: string): { items: Person[]; nextCursor: string | null } {
  const { items, nextCursor } = pageOfRows(rows, limit, (row) => [order, ...positionOf(row)]);
  return { items: items.map(personOf), nextCursor };
}

export function peopleRoutes({ database, changes, wake }: ApiDependencies): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/people',
      right: 'read',
      tag,
      summary: 'List people',
      description: 'Newest first, or in the order asked for; those without a value to sort by stand last.',
      query: PeopleQuery,
      answers: { 200: { description: 'A page of people.', schema: PeoplePageAnswer } },
      async handle({ query }) {
        const { limit = limits.pageItemsDefault, cursor = null, search } = query;
        const sort = (query.sort ?? 'createdAt') as PersonSortField;
        const direction = query.direction ?? (sort.endsWith('At') ? 'descending' : 'ascending');
        const order = `${sort} ${direction}`;
        const question = { sort, direction, ...(search === undefined ? {} : { search }) };
        const rows = await findPeople(database, question, limit + 1, readPosition(cursor, order));
        const isWhole = cursor === null && (search ?? '').trim() === '';
        const total = isWhole
          ? (await database.query<{ count: number }>('select count(*)::int as count from switchboard.person')).rows[0]!.count
          : null;
        return { status: 200, body: { ...peoplePage(rows, limit, order), total } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/people',
      right: 'write',
      tag,
      summary: 'Add a person',
      body: PersonCreate,
      answers: { 201: { description: 'Added.', schema: PersonAnswer } },
      problems: [409],
      async handle({ body, principal }) {
        const person = await createPerson(database, body, principal);
        changes.publish('people', { id: person.id });
        return { status: 201, body: person, headers: { Location: `/api/v1/people/${encodeURIComponent(person.id)}` } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/people/search',
      right: 'read',
      tag,
      summary: 'Find people by a condition',
      description: 'The condition may ask about `person.*` fields. Newest first.',
      body: PeopleSearchBody,
      answers: { 200: { description: 'A page of people.', schema: PersonPage } },
      async handle({ body }) {
        const { limit = limits.pageItemsDefault, cursor = null } = body;
        checkPeopleCondition(body.condition);
        const condition = body.condition as Condition;
        const order = 'createdAt descending';
        const question = { condition, sort: 'createdAt', direction: 'descending' } as const;
        const rows = await findPeople(database, question, limit + 1, readPosition(cursor, order));
        return { status: 200, body: peoplePage(rows, limit, order) };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/people/:id',
      right: 'read',
      tag,
      summary: 'Read a person',
      description: 'By the id given by developers or by ours; the id of somebody merged names whom they became part of.',
      answers: { 200: { description: 'The person.', schema: PersonDetailAnswer } },
      problems: [404],
      handle: async ({ parameters }) => ({ status: 200, body: await getPersonDetail(database, parameters['id']!) }),
    }),
    defineRoute({
      method: 'put',
      path: '/api/v1/people/:id',
      right: 'write',
      tag,
      summary: 'Change a person',
      description:
        'Omitted fields and attributes stay as they are, null takes one away. With a `revision`, a stale one is refused.',
      body: PersonUpdate,
      answers: { 200: { description: 'Changed.', schema: PersonAnswer } },
      problems: [404, 409],
      async handle({ body, parameters, principal }) {
        const person = await savePerson(database, parameters['id']!, body, principal);
        changes.publish('people', { id: person.id });
        wake?.();
        return { status: 200, body: person };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/v1/people/:id',
      right: 'write',
      tag,
      summary: 'Erase a person',
      description:
        'Wholly: their conversations, messages, what was decided on them and why, mails about them. Only empty events stay, so that the same message id is not taken twice. Files of people that were sent and not imported are dropped with them, since they might be in them. What somebody wrote into conditions and graphs, such as an e-mail that a segment asks for, stays. Rows of an import under way that name them are left out. This cannot be undone.',
      answers: { 204: { description: 'Erased.', schema: null } },
      problems: [404],
      async handle({ parameters, principal }) {
        await erasePerson(database, parameters['id']!, principal);
        changes.publish('people', { id: null });
        changes.publish('conversations', { id: null });
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/people/:id/export',
      right: 'admin',
      tag,
      summary: 'Export all that is held about a person',
      answers: { 200: { description: 'Everything, as JSON.', schema: Type.Object({ person: PersonAnswer }) } },
      problems: [404],
      async handle({ parameters }) {
        const body = await exportPerson(database, parameters['id']!);
        return { status: 200, body, headers: { 'Content-Disposition': 'attachment; filename="person.json"' } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/people/:id/merge',
      right: 'write',
      tag,
      summary: 'Merge a person into another',
      description:
        'Conversations move; fields and attributes that the other lacks are taken over; ids and e-mails of the merged one name the other from then on. This cannot be undone.',
      body: PersonMerge,
      answers: { 200: { description: 'The person they became part of.', schema: PersonAnswer } },
      problems: [404, 409],
      async handle({ body, parameters, principal }) {
        const person = await mergePeople(database, parameters['id']!, body.intoId, principal);
        changes.publish('people', { id: null });
        changes.publish('conversations', { id: null });
        wake?.();
        return { status: 200, body: person };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/people/:id/timeline',
      right: 'read',
      tag,
      summary: "A person's history over all conversations",
      description: 'Newest first; of the conversations that who asks may see.',
      query: Type.Object(pageQuery),
      answers: { 200: { description: 'A page of the history.', schema: PersonTimelinePage } },
      problems: [404],
      async handle({ parameters, query, principal }) {
        const { limit = limits.pageItemsDefault, cursor = null } = query;
        const after = decodeCursor(cursor, TimelineCursor);
        return { status: 200, body: await readPersonTimeline(database, principal, parameters['id']!, limit, after) };
      },
    }),
  ];
}
