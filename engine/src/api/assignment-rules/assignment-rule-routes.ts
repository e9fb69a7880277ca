/** Assignment rules: listed, read, made, changed, put in order, deleted; and whom one would catch. */
import { setTimeout as delay } from 'node:timers/promises';
import { AssignmentRuleCreate, AssignmentRulePreviewRequest, AssignmentRuleUpdate } from '@switchboard/shared/assignment-rule';
import { limits } from '@switchboard/shared/limits';
import { Type } from 'typebox';
import { pageOf, Time } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { pageOfRows } from '../page-of-rows.ts';
import { PersonAnswer } from '../people/person-answers.ts';
import { defineRoute, type Route } from '../route.ts';
import { decodeCursor, invalidInput, PageQuery, parsePage } from '../validate.ts';
import { findRule, listRules, ruleOf } from './assignment-rules.sql.ts';
import { createRule, noSuchRule, orderRules, removeRule, saveRule } from './change-assignment-rules.ts';
import { explainRules } from './explain-assignment-rules.ts';
import { previewRule } from './preview-assignment-rule.ts';

/** How long one pause for a message not decided yet lasts, in ms; there are at most 20. */
const pauseMs = 100;
const tag = 'Assignment rules';
const topic = 'assignment-rules';
const path = '/api/v1/assignment-rules';
const RuleCursor = Type.Tuple([
  Type.Integer({ minimum: -2_147_483_648, maximum: 2_147_483_647 }),
  Type.String({ maxLength: 100 }),
]);
const OrderBody = Type.Object(
  { ids: Type.Array(Type.String({ maxLength: 100 }), { maxItems: limits.assignmentRules }) },
  { additionalProperties: false },
);
const RuleAnswer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  segmentId: Type.String(),
  groupId: Type.String(),
  enabled: Type.Boolean(),
  revision: Type.Integer(),
  createdAt: Time,
  updatedAt: Time,
});
const PreviewAnswer = Type.Object({
  count: Type.Integer({ description: 'How many people, exactly.' }),
  sample: Type.Array(PersonAnswer, { description: 'The newest few.' }),
  openUnassigned: Type.Integer({ description: 'Their open conversations with neither group nor assignee.' }),
});
const ExplainQuery = Type.Object({ messageId: Type.String({ minLength: 1, maxLength: 200 }) });
const ExplanationAnswer = Type.Object({
  ruleId: Type.String(),
  name: Type.String(),
  outcome: Type.Union([Type.Literal('assigned'), Type.Literal('no-match'), Type.Literal('not-asked')]),
  reason: Type.String(),
  why: Type.Array(
    Type.Object({
      field: Type.String(),
      operator: Type.String(),
      expected: Type.Unknown(),
      actual: Type.Unknown(),
      passed: Type.Boolean(),
    }),
  ),
});
const preview = { 200: { description: 'How many, exactly, and the newest few.', schema: PreviewAnswer } };

export function assignmentRuleRoutes({ database, changes }: ApiDependencies): Route[] {
  return [
    defineRoute({
      method: 'get',
      path,
      right: 'read',
      tag,
      summary: 'List assignment rules',
      description: 'In the order in which they are asked.',
      query: PageQuery,
      answers: { 200: { description: 'A page of rules.', schema: pageOf(RuleAnswer) } },
      async handle({ query }) {
        const { limit, cursor } = parsePage(query);
        const rules = await listRules(database, limit + 1, decodeCursor(cursor, RuleCursor));
        const { items, nextCursor } = pageOfRows(rules, limit, (rule) => [rule.position, rule.id]);
        return { status: 200, body: { items: items.map(ruleOf), nextCursor } };
      },
    }),
    defineRoute({
      method: 'post',
      path,
      right: 'write',
      tag,
      summary: 'Make an assignment rule',
      description: 'The last of the list: an unassigned conversation goes to the group of the first rule that matches.',
      body: AssignmentRuleCreate,
      answers: { 201: { description: 'Made.', schema: RuleAnswer } },
      problems: [409],
      async handle({ body, principal }) {
        const rule = await createRule(database, body, principal);
        changes.publish(topic, { id: rule.id });
        return { status: 201, body: rule, headers: { Location: `${path}/${rule.id}` } };
      },
    }),
    defineRoute({
      method: 'get',
      path: `${path}/explain`,
      right: 'read',
      tag,
      summary: 'Explain what the rules made of a message',
      description:
        'From the facts kept with the message, by the rules as they are now, in order. 410 when the person was erased; 503 with Retry-After while the message is not decided.',
      query: ExplainQuery,
      answers: {
        200: { description: 'Each rule with its reasons.', schema: Type.Object({ items: Type.Array(ExplanationAnswer) }) },
      },
      problems: [404, 409, 410],
      async handle({ query }) {
        return { status: 200, body: { items: await explainRules(database, query.messageId, () => delay(pauseMs)) } };
      },
    }),
    defineRoute({
      method: 'put',
      path: `${path}/order`,
      right: 'write',
      tag,
      summary: 'Set the order of assignment rules',
      description: 'Names every rule exactly once; the first that matches decides.',
      body: OrderBody,
      answers: { 200: { description: 'The order.', schema: OrderBody } },
      async handle({ body, principal }) {
        await orderRules(database, body.ids, principal);
        changes.publish(topic, { id: null });
        return { status: 200, body };
      },
    }),
    defineRoute({
      method: 'post',
      path: `${path}/preview`,
      right: 'read',
      tag,
      summary: 'See whom a rule would catch now',
      description:
        'People in the segment whom no earlier rule that is on catches. Nothing is stored: for live counts while a rule is edited.',
      body: AssignmentRulePreviewRequest,
      answers: preview,
      async handle({ body }) {
        const place = body.before === undefined ? null : await findRule(database, body.before);
        if (body.before !== undefined && place === null)
          throw invalidInput([{ pointer: '/before', detail: 'Must be the id of an assignment rule.' }]);
        return { status: 200, body: await previewRule(database, body.segmentId, place) };
      },
    }),
    defineRoute({
      method: 'get',
      path: `${path}/:id`,
      right: 'read',
      tag,
      summary: 'Read an assignment rule',
      answers: { 200: { description: 'The rule.', schema: RuleAnswer } },
      problems: [404],
      async handle({ parameters }) {
        const rule = await findRule(database, parameters['id']!);
        if (rule === null) throw noSuchRule();
        return { status: 200, body: ruleOf(rule) };
      },
    }),
    defineRoute({
      method: 'put',
      path: `${path}/:id`,
      right: 'write',
      tag,
      summary: 'Change an assignment rule',
      description: 'Omitted fields stay as they are. With a `revision`, a stale one is refused.',
      body: AssignmentRuleUpdate,
      answers: { 200: { description: 'Changed.', schema: RuleAnswer } },
      problems: [404, 409],
      async handle({ body, parameters, principal }) {
        const rule = await saveRule(database, parameters['id']!, body, principal);
        changes.publish(topic, { id: rule.id });
        return { status: 200, body: rule };
      },
    }),
    defineRoute({
      method: 'delete',
      path: `${path}/:id`,
      right: 'write',
      tag,
      summary: 'Delete an assignment rule',
      answers: { 204: { description: 'Deleted.', schema: null } },
      problems: [404],
      async handle({ parameters, principal }) {
        const id = parameters['id']!;
        await removeRule(database, id, principal);
        changes.publish(topic, { id });
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'get',
      path: `${path}/:id/preview`,
      right: 'read',
      tag,
      summary: 'See whom an assignment rule catches now',
      description: 'People in its segment whom no earlier rule that is on catches; of a rule that is off, whom it would.',
      answers: preview,
      problems: [404],
      async handle({ parameters }) {
        const rule = await findRule(database, parameters['id']!);
        if (rule === null) throw noSuchRule();
        return { status: 200, body: await previewRule(database, rule.segmentId, rule) };
      },
    }),
  ];
}
