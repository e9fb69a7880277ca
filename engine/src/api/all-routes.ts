import { assignmentRuleRoutes } from './assignment-rules/assignment-rule-routes.ts';
import { automationsRoutes } from './automations/automations-routes.ts';
import { publishingRoutes } from './automations/publishing-routes.ts';
import type { Authenticator } from './authenticator.ts';
import { portCountsRoutes } from './automations/port-counts-routes.ts';
import { previewRoutes } from './automations/preview-routes.ts';
import { trialRoutes } from './automations/trial-routes.ts';
import { conversationsRoutes } from './conversations/conversations-routes.ts';
import type { ApiDependencies } from './dependencies.ts';
import { emailsRoutes } from './emails/emails-routes.ts';
import { apiKeyRoutes } from './keys/api-key-routes.ts';
import { accountRoutes } from './login/account-routes.ts';
import { passwordLinkRoutes } from './login/password-link-routes.ts';
import { sessionRoutes } from './login/session-routes.ts';
import { setUpRoutes } from './login/set-up-routes.ts';
import { liveRoutes } from './live/live-routes.ts';
import { messageRoutes } from './messages/messages-route.ts';
import { attributeRoutes } from './people/attribute-routes.ts';
import { importRoutes } from './people/import-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import type { Route } from './route.ts';
import { runsRoutes } from './runs/runs-routes.ts';
import { segmentRoutes } from './segments/segment-routes.ts';
import { auditRoutes } from './system/audit-routes.ts';
import { settingsRoutes } from './system/settings-routes.ts';
import { systemRoutes } from './system/system-routes.ts';
import { setAsideRoutes } from './set-aside/set-aside-routes.ts';
import { agentRoutes } from './team/agent-routes.ts';
import { groupRoutes } from './team/group-routes.ts';
import { widgetRoutes } from './widget/widget-routes.ts';

/** The whole table of routes, from which the API is served and described. */
export function allRoutes(dependencies: ApiDependencies, authenticator: Authenticator): Route[] {
  return [
    ...messageRoutes(dependencies),
    ...setAsideRoutes(dependencies),
    ...automationsRoutes(dependencies),
    ...publishingRoutes(dependencies),
    ...runsRoutes(dependencies),
    ...conversationsRoutes(dependencies),
    ...emailsRoutes(dependencies),
    ...sessionRoutes(dependencies),
    ...passwordLinkRoutes(dependencies),
    ...accountRoutes(dependencies),
    ...setUpRoutes(dependencies),
    ...agentRoutes(dependencies),
    ...groupRoutes(dependencies),
    ...assignmentRuleRoutes(dependencies),
    ...apiKeyRoutes(dependencies, authenticator),
    ...peopleRoutes(dependencies),
    ...importRoutes(dependencies),
    ...attributeRoutes(dependencies),
    ...segmentRoutes(dependencies),
    ...trialRoutes(dependencies),
    ...previewRoutes(dependencies),
    ...portCountsRoutes(dependencies),
    ...auditRoutes(dependencies),
    ...settingsRoutes(dependencies),
    ...liveRoutes(dependencies),
    ...widgetRoutes(dependencies),
    ...systemRoutes(dependencies),
  ];
}
