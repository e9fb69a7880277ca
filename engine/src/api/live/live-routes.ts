/** Live updates for open pages: what changed, a few times a second at most. */
import { Type } from 'typebox';
import { type Topic, topics as allTopics } from '../../record/change-feed.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { invalidInput } from '../validate.ts';
import { sessionOf } from '../identify.ts';
import { createLiveHub } from './live-hub.ts';
import { keepVisibleNotes } from './keep-visible-notes.ts';
import { createStreams } from './open-stream.ts';
import { createSessionStreams } from './session-streams.ts';

const LiveQuery = Type.Object({
  topics: Type.Optional(
    Type.String({ maxLength: 500, description: `Some of ${allTopics.join(', ')}, separated by commas; all when left out.` }),
  ),
});

function isTopic(name: string): name is Topic {
  return (allTopics as readonly string[]).includes(name);
}

/** @throws SwitchboardError `invalid-input` with pointer `/topics` */
function parseTopics(text: string | undefined): Topic[] {
  if (text === undefined) return [...allTopics];
  const names = [...new Set(text.split(',').map((name) => name.trim()))];
  const known = names.filter(isTopic);
  if (known.length !== names.length)
    throw invalidInput([{ pointer: '/topics', detail: `Must be some of ${allTopics.join(', ')}.` }]);
  return known;
}

export function liveRoutes({ database, changes, logger, stopping, presence }: ApiDependencies): Route[] {
  const hub = createLiveHub<Topic>();
  changes.subscribe((topic, note) => hub.add(topic, note));
  const streams = createStreams({ altogether: 500, perClient: 50 }, stopping);
  const ofSessions = createSessionStreams(database, changes, logger);
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/live',
      right: 'read',
      tag: 'Live updates',
      summary: 'Hear what changes',
      description:
        'Server-sent events named after the topic, with data `{notes: [{id…}], more}`: hints to read again what is shown. At most four a second for each topic. Agents are not told ids of conversations that they may not see, only that there is `more`. A stream ends after ten minutes, and clients connect again; it ends with the session it was opened with.',
      query: LiveQuery,
      answers: { 200: { description: 'A stream of events.', schema: Type.String(), contentType: 'text/event-stream' } },
      problems: [429],
      async handle({ query, principal, request, response }) {
        const topics = parseTopics(query.topics);
        if (request.method === 'HEAD') return { status: 200, text: '', contentType: 'text/event-stream' };
        const session = principal.kind === 'agent' ? await sessionOf(database, request) : null;
        await streams.open(principal.id, request, response, (send, end) => {
          const hasEnded =
            session === null ? undefined : ofSessions.opened({ agentId: principal.id, sessionId: session.id, end });
          const isGone = principal.kind === 'agent' ? presence?.opened(principal.id) : undefined;
          const unsubscribe = hub.subscribe(topics, keepVisibleNotes({ database, logger, principal, send }));
          return () => {
            unsubscribe();
            hasEnded?.();
            isGone?.();
          };
        });
        return 'sent';
      },
    }),
  ];
}
