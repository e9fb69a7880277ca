import type { Automation } from '@switchboard/shared/automation';
import { limits } from '@switchboard/shared/limits';
import { SwitchboardError } from '@switchboard/shared/problem';
import { Type } from 'typebox';
import { pageOf } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route, type RouteAnswer } from '../route.ts';
import { decodeCursor, encodeCursor, PageQuery } from '../validate.ts';
import { AutomationSchema, NoteBody, PublicationSchema, PublishBody, VersionSchema } from './automation-schemas.ts';
import { getAutomation } from './automation-drafts.ts';
import {
  noteVersion,
  pauseAutomation,
  publishAutomation,
  restoreVersion,
  resumeAutomation,
  unknownVersion,
} from './automation-publishing.ts';
import { listVersions, readVersion } from './automation-versions.sql.ts';

const VersionCursor = Type.Tuple([Type.Integer({ minimum: 1, maximum: 2_147_483_647 })]);

/** The routes that put automations in force and out of it, and those of their versions. */
export function publishingRoutes({ database, registry, changes }: ApiDependencies): Route[] {
  const one = { description: 'The automation.', schema: AutomationSchema };

  function changed(automation: Automation): RouteAnswer {
    changes.publish('automations', { id: automation.id });
    return { status: 200, body: automation };
  }

  return [
    defineRoute({
      method: 'post',
      path: '/api/v1/automations/:id/publish',
      right: 'write',
      tag: 'Automations',
      summary: 'Publish an automation',
      description:
        'Its draft becomes the next version and decides every message accepted from now on. With errors: 422 with `diagnostics`.',
      body: PublishBody,
      answers: { 200: { description: 'The version now in force.', schema: PublicationSchema } },
      problems: [404, 409],
      handle: async ({ parameters, body, principal }) => {
        const id = parameters['id']!;
        const publication = await publishAutomation(database, registry, id, body.revision, principal.id, body.note);
        changes.publish('automations', { id });
        return { status: 200, body: publication };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/automations/:id/pause',
      right: 'write',
      tag: 'Automations',
      summary: 'Pause an automation',
      answers: { 200: one },
      problems: [404, 409],
      handle: async ({ parameters, principal }) => changed(await pauseAutomation(database, parameters['id']!, principal.id)),
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/automations/:id/resume',
      right: 'write',
      tag: 'Automations',
      summary: 'Resume a paused automation',
      answers: { 200: one },
      problems: [404, 409],
      handle: async ({ parameters, principal }) => changed(await resumeAutomation(database, parameters['id']!, principal.id)),
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/automations/:id/versions',
      right: 'read',
      tag: 'Automations',
      summary: 'List published versions',
      description: 'Newest first.',
      query: PageQuery,
      answers: { 200: { description: 'A page of versions.', schema: pageOf(VersionSchema) } },
      problems: [404],
      handle: async ({ parameters, query: { limit = limits.pageItemsDefault, cursor = null } }) => {
        const { id } = await getAutomation(database, parameters['id']!);
        const below = decodeCursor(cursor, VersionCursor);
        const { items, next } = await listVersions(database, id, limit, below?.[0] ?? null);
        return { status: 200, body: { items, nextCursor: next === null ? null : encodeCursor([next]) } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/automations/:id/versions/:version',
      right: 'read',
      tag: 'Automations',
      summary: 'Read a published version',
      description: 'Stays readable when its automation is deleted, since runs point to it.',
      answers: { 200: { description: 'The version.', schema: VersionSchema } },
      problems: [404],
      handle: async ({ parameters }) => {
        const number = versionNumber(parameters['version']!);
        const version = await readVersion(database, parameters['id']!, number);
        if (version === null) throw unknownVersion(number);
        return { status: 200, body: version };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/v1/automations/:id/versions/:version',
      right: 'write',
      tag: 'Automations',
      summary: 'Say what a published version is about',
      description: 'Sets its note; the version itself never changes.',
      body: NoteBody,
      answers: { 200: { description: 'The version.', schema: VersionSchema } },
      problems: [404],
      handle: async ({ parameters, body, principal }) => {
        const id = parameters['id']!;
        const version = await noteVersion(database, id, versionNumber(parameters['version']!), body.note, principal.id);
        changes.publish('automations', { id });
        return { status: 200, body: version };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/automations/:id/versions/:version/restore',
      right: 'write',
      tag: 'Automations',
      summary: 'Make a version the draft again',
      description: 'What is in force stays until the draft is published.',
      answers: { 200: one },
      problems: [404],
      handle: async ({ parameters, principal }) =>
        changed(await restoreVersion(database, parameters['id']!, versionNumber(parameters['version']!), principal.id)),
    }),
  ];
}

/** @throws SwitchboardError `not-found` for what cannot be a version's number */
function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new SwitchboardError('not-found', `Versions are numbered from 1; "${text}" is none.`);
  return Number(text);
}
