/** Attributes of people: which there are, and what kind of value each is meant to have. */
import { attributeNamePattern } from '@switchboard/shared/limits';
import { AttributeDefinitionUpdate, AttributeTypeSchema } from '@switchboard/shared/person';
import { SwitchboardError } from '@switchboard/shared/problem';
import { Type } from 'typebox';
import { readDefinedTypes } from '../../ingest/attribute-types.sql.ts';
import { audit, changesFrom } from '../audit.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { pageOf } from '../answer-schemas.ts';
import { pageOfRows } from '../page-of-rows.ts';
import { defineRoute, type Route } from '../route.ts';
import { decodeCursor, PageQuery, pageQuery, parsePage } from '../validate.ts';
import { defineAttribute, forgetAttribute, listAttributes, readAttribute } from './attribute-definitions.sql.ts';
import { findAttributeUses } from './attribute-uses.sql.ts';
import { convertAttribute } from './convert-attribute.ts';
import { AttributeAnswer, AttributeConversionAnswer, AttributeDetailAnswer } from './person-answers.ts';

const tag = 'People';
const Cursor = Type.Tuple([Type.String({ maxLength: 100 })]);
const KeyCursor = Type.Tuple([Type.String({ maxLength: 200 })]);
const ConversionQuery = Type.Object({ cursor: pageQuery.cursor });
const namePattern = new RegExp(attributeNamePattern);
const noSuchAttribute = () => new SwitchboardError('not-found', 'There is no such attribute.');

export function attributeRoutes({ database, changes, wake }: ApiDependencies): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/attributes',
      right: 'read',
      tag,
      summary: 'List the attributes of people',
      description:
        'Those that are defined, and all that anybody has. When there are more than 5,000 people, how many have one is an estimate where many do.',
      query: PageQuery,
      answers: { 200: { description: 'A page of attributes, by name.', schema: pageOf(AttributeAnswer) } },
      async handle({ query }) {
        const { limit, cursor } = parsePage(query);
        const after = decodeCursor(cursor, Cursor);
        const rest = (await listAttributes(database)).filter(({ name }) => after === null || name > after[0]);
        return { status: 200, body: pageOfRows(rest, limit, ({ name }) => [name]) };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/attributes/:name',
      right: 'read',
      tag,
      summary: 'Read an attribute, and what uses it',
      description: 'The counts are exact, however many people there are.',
      answers: { 200: { description: 'The attribute.', schema: AttributeDetailAnswer } },
      problems: [404],
      async handle({ parameters }) {
        const name = parameters['name']!;
        const attribute = await readAttribute(database, name);
        if (attribute === null) throw noSuchAttribute();
        return { status: 200, body: { ...attribute, usedBy: await findAttributeUses(database, name) } };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/v1/attributes/:name',
      right: 'write',
      tag,
      summary: 'Define an attribute',
      description:
        'Values set by hand or by import must be of this type from then on, and what comes with messages is read by it: `"42"` is 42, and what means nothing by it is left out and told with the message. Values that are there stay until they are set anew, or converted.',
      body: AttributeDefinitionUpdate,
      answers: {
        200: { description: 'Defined.', schema: Type.Object({ name: Type.String(), type: AttributeTypeSchema }) },
      },
      problems: [404],
      async handle({ parameters, body: { type }, principal }) {
        const name = parameters['name']!;
        if (!namePattern.test(name)) throw noSuchAttribute();
        await database.transaction(async (sql) => {
          const before = (await readDefinedTypes(sql)).byName.get(name) ?? null;
          await defineAttribute(sql, name, type);
          await audit(sql, principal.id, 'attribute.define', name, changesFrom({ type: before }, { type }));
        });
        changes.publish('people', { id: null });
        return { status: 200, body: { name, type } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/attributes/:name/conversion',
      right: 'write',
      tag,
      summary: "Convert people's values to the type an attribute is defined to have",
      description:
        'Values of another type are read as those of a message are: `"42"` is 42. What means nothing by the type stays, and is counted. A call takes some hundred people: go on with `cursor` until `nextCursor` is null. Doing it again changes nothing that was done.',
      query: ConversionQuery,
      answers: { 200: { description: 'What became of the values.', schema: AttributeConversionAnswer } },
      problems: [404],
      async handle({ parameters, query, principal }) {
        const after = decodeCursor(query.cursor ?? null, KeyCursor);
        const conversion = await convertAttribute(database, parameters['name']!, after?.[0] ?? null, principal);
        if (conversion === null) throw noSuchAttribute();
        if (conversion.converted > 0) {
          changes.publish('people', { id: null });
          wake?.();
        }
        return { status: 200, body: conversion };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/v1/attributes/:name',
      right: 'write',
      tag,
      summary: "Take an attribute's definition away",
      description: 'What people have stays.',
      answers: { 204: { description: 'Taken away.', schema: null } },
      problems: [404],
      async handle({ parameters, principal }) {
        const name = parameters['name']!;
        await database.transaction(async (sql) => {
          if (!(await forgetAttribute(sql, name))) throw noSuchAttribute();
          await audit(sql, principal.id, 'attribute.forget', name);
        });
        changes.publish('people', { id: null });
        return { status: 204 };
      },
    }),
  ];
}
