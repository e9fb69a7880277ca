/** Segments: listed, read, made, changed, deleted, previewed; and who is in one. */
import type { Condition } from '@switchboard/shared/condition';
import { limits } from '@switchboard/shared/limits';
import {
  SegmentCreate,
  type SegmentCreate as NewSegment,
  SegmentPreviewRequest,
  SegmentUpdate,
  type SegmentUpdate as SegmentChanges,
} from '@switchboard/shared/segment';
import { Type } from 'typebox';
import { warnOfCondition } from '../../condition/warn-of-condition.ts';
import { pageOf, Time, useAnswers } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { pageOfRows } from '../page-of-rows.ts';
import { checkPeopleCondition } from '../people/check-people-condition.ts';
import { countPeople, findPeople, positionOf } from '../people/find-people.ts';
import { personOf } from '../people/people.sql.ts';
import { PersonAnswer, PersonPage } from '../people/person-answers.ts';
import { defineRoute, type Route } from '../route.ts';
import { decodeCursor, pageQuery } from '../validate.ts';
import {
  createSegment,
  describeSegment,
  describeSegments,
  describeUncounted,
  noSuchSegment,
  removeSegment,
  saveSegment,
} from './change-segments.ts';
import { findSegment, listSegments } from './segments.sql.ts';

const tag = 'Segments';
const sampleSize = 10;
const newestFirst = { sort: 'createdAt', direction: 'descending' } as const;
const NameCursor = Type.Tuple([Type.String(), Type.String()]);
const PeopleCursor = Type.Tuple([
  Type.String({ pattern: '^\\d{4,}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?[+-]\\d\\d(:\\d\\d)?$' }),
  Type.String(),
]);

const Warnings = Type.Array(Type.Object({ pointer: Type.String({ description: 'RFC 6901' }), message: Type.String() }), {
  description: 'Parts that are always or never true, and negations joined by “any”.',
});
const SegmentAnswer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  condition: Type.Unknown({ description: 'A condition over `person.*` fields.' }),
  count: Type.Integer({ description: 'How many people are in it, exactly.' }),
  usedBy: Type.Array(Type.Union(useAnswers)),
  warnings: Warnings,
  revision: Type.Integer(),
  createdAt: Time,
  updatedAt: Time,
});
const ListedSegment = Type.Object({ ...SegmentAnswer.properties, count: Type.Optional(SegmentAnswer.properties.count) });
const ListQuery = Type.Object({
  ...pageQuery,
  counts: Type.Optional(
    Type.Union([Type.Literal('exact'), Type.Literal('none')], {
      description: 'With `none` nobody is counted, and `count` is left out: for where names are all that is needed.',
      default: 'exact',
    }),
  ),
});
const PreviewAnswer = Type.Object({ count: Type.Integer(), sample: Type.Array(PersonAnswer), warnings: Warnings });

export function segmentRoutes({ database, changes }: ApiDependencies): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/segments',
      right: 'read',
      tag,
      summary: 'List segments',
      query: ListQuery,
      answers: { 200: { description: 'Segments by name.', schema: pageOf(ListedSegment) } },
      async handle({ query: { limit = limits.pageItemsDefault, cursor = null, counts = 'exact' } }) {
        const rows = await listSegments(database, limit + 1, decodeCursor(cursor, NameCursor));
        const { items, nextCursor } = pageOfRows(rows, limit, (row) => [row.name, row.id]);
        const described = await (counts === 'none' ? describeUncounted(database, items) : describeSegments(database, items));
        return { status: 200, body: { items: described, nextCursor } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/segments',
      right: 'write',
      tag,
      summary: 'Make a segment',
      description: 'Its condition may ask about `person.*` fields.',
      body: SegmentCreate,
      answers: { 201: { description: 'Made.', schema: SegmentAnswer } },
      problems: [409],
      async handle({ body, principal }) {
        checkPeopleCondition(body.condition);
        const segment = await createSegment(database, body as NewSegment, principal);
        changes.publish('segments', { id: segment.id });
        return { status: 201, body: segment, headers: { Location: `/api/v1/segments/${segment.id}` } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/segments/preview',
      right: 'read',
      tag,
      summary: 'See whom a condition holds for',
      description: 'Nothing is stored: for live counts while a condition is edited.',
      body: SegmentPreviewRequest,
      answers: { 200: { description: 'How many, exactly, and the newest few.', schema: PreviewAnswer } },
      async handle({ body }) {
        checkPeopleCondition(body.condition);
        const condition = body.condition as Condition;
        const count = await countPeople(database, condition);
        const sample = count === 0 ? [] : await findPeople(database, { condition, ...newestFirst }, sampleSize, null);
        return { status: 200, body: { count, sample: sample.map(personOf), warnings: warnOfCondition(condition) } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/segments/:id',
      right: 'read',
      tag,
      summary: 'Read a segment',
      answers: { 200: { description: 'The segment.', schema: SegmentAnswer } },
      problems: [404],
      async handle({ parameters }) {
        const row = await findSegment(database, parameters['id']!);
        if (row === null) throw noSuchSegment();
        return { status: 200, body: await describeSegment(database, row) };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/v1/segments/:id',
      right: 'write',
      tag,
      summary: 'Change a segment',
      description: 'Omitted fields stay as they are. With a `revision`, a stale one is refused.',
      body: SegmentUpdate,
      answers: { 200: { description: 'Changed.', schema: SegmentAnswer } },
      problems: [404, 409],
      async handle({ body, parameters, principal }) {
        if (body.condition !== undefined) checkPeopleCondition(body.condition);
        const segment = await saveSegment(database, parameters['id']!, body as SegmentChanges, principal);
        changes.publish('segments', { id: segment.id });
        return { status: 200, body: segment };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/v1/segments/:id',
      right: 'write',
      tag,
      summary: 'Delete a segment',
      description: 'One in use is not deleted: 409, with `usedBy`.',
      answers: { 204: { description: 'Deleted.', schema: null } },
      problems: [404, 409],
      async handle({ parameters, principal }) {
        const id = parameters['id']!;
        await removeSegment(database, id, principal);
        changes.publish('segments', { id });
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/segments/:id/people',
      right: 'read',
      tag,
      summary: 'List the people in a segment',
      description: 'Newest first.',
      query: Type.Object(pageQuery),
      answers: { 200: { description: 'A page of people.', schema: PersonPage } },
      problems: [404],
      async handle({ parameters, query }) {
        const { limit = limits.pageItemsDefault, cursor = null } = query;
        const row = await findSegment(database, parameters['id']!);
        if (row === null) throw noSuchSegment();
        const question = { condition: row.condition, ...newestFirst };
        const found = await findPeople(database, question, limit + 1, decodeCursor(cursor, PeopleCursor));
        const { items, nextCursor } = pageOfRows(found, limit, positionOf);
        return { status: 200, body: { items: items.map(personOf), nextCursor } };
      },
    }),
  ];
}
