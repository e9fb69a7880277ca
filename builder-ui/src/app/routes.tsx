/**
 * Which address shows which page. The editor, a conversation's page, people and segments are loaded only when one goes
 * there: they carry the canvas, the templates that nodes are put into words with, and the editor of conditions.
 */
import { Center, Loader } from '@mantine/core';
import { Redirect, Route, Switch } from 'wouter';
import { AdministratorsOnly } from './administrators-only.tsx';
import { lazyPart } from './lazy-part.tsx';
import { useIsAdministrator } from './use-is-administrator.ts';
import { AccountPage } from '../pages/account/account-page.tsx';
import { AutomationsPage } from '../pages/automations/automations-page.tsx';
import { InboxPage } from '../pages/inbox/inbox-page.tsx';
import { MailsPage } from '../pages/mails/mails-page.tsx';
import { NotFoundPage } from '../pages/not-found/not-found-page.tsx';
import { isSettingsTab, SettingsPage } from '../pages/settings/settings-page.tsx';
import { isTeamList, TeamPage } from '../pages/team/team-page.tsx';

const loading = (
  <Center role="status" aria-label="Loading" mih={240}>
    <Loader />
  </Center>
);

const AutomationEditorPage = lazyPart(async () => (await import('../editor/automation-editor-page.tsx')).default, loading);
const VersionsPage = lazyPart(async () => (await import('../versions/versions-page.tsx')).VersionsPage, loading);
const ConversationPage = lazyPart(async () => (await import('../pages/inbox/conversation-page.tsx')).ConversationPage, loading);
const PeoplePage = lazyPart(async () => (await import('../pages/people/people-page.tsx')).PeoplePage, loading);
const PersonPage = lazyPart(async () => (await import('../pages/people/person-page.tsx')).PersonPage, loading);
const NewImportPage = lazyPart(async () => (await import('../pages/people/import-page.tsx')).NewImportPage, loading);
const ImportPage = lazyPart(async () => (await import('../pages/people/import-page.tsx')).ImportPage, loading);
const SegmentsPage = lazyPart(async () => (await import('../pages/segments/segments-page.tsx')).SegmentsPage, loading);
const SegmentPage = lazyPart(async () => (await import('../pages/segments/segment-page.tsx')).SegmentPage, loading);

export function Routes() {
  const isAdministrator = useIsAdministrator();
  return (
    <Switch>
      <Route path="/">
        <Redirect to={isAdministrator ? '/automations' : '/inbox'} replace />
      </Route>
      <Route path="/automations" component={AutomationsPage} />
      <Route path="/automations/:id">{({ id }) => <AutomationEditorPage key={id} automationId={id} />}</Route>
      <Route path="/automations/:id/versions">{({ id }) => <VersionsPage key={id} automationId={id} />}</Route>
      <Route path="/inbox" component={InboxPage} />
      <Route path="/inbox/:id">{({ id }) => <ConversationPage key={id} conversationId={id} />}</Route>
      <Route path="/people">
        <PeoplePage />
      </Route>
      <Route path="/people/imports/:id">
        {({ id }) =>
          !isAdministrator ? (
            <AdministratorsOnly title="Import people" what="import people" />
          ) : id === 'new' ? (
            <NewImportPage />
          ) : (
            <ImportPage key={id} importId={id} />
          )
        }
      </Route>
      <Route path="/people/:id">{({ id }) => <PersonPage key={id} personId={id} />}</Route>
      <Route path="/segments">
        <SegmentsPage />
      </Route>
      <Route path="/segments/:id">
        {({ id }) =>
          id === 'new' && !isAdministrator ? (
            <AdministratorsOnly title="Create segment" what="create segments" />
          ) : (
            <SegmentPage key={id} segmentId={id === 'new' ? null : id} />
          )
        }
      </Route>
      <Route path="/team">
        <Redirect to="/team/agents" replace />
      </Route>
      <Route path="/team/:list">{({ list }) => (isTeamList(list) ? <TeamPage list={list} /> : <NotFoundPage />)}</Route>
      <Route path="/account" component={AccountPage} />
      <Route path="/forgot-password">
        <Redirect to="/account" replace />
      </Route>
      <Route path="/settings">
        <Redirect to="/settings/installation" replace />
      </Route>
      <Route path="/settings/:tab">{({ tab }) => (isSettingsTab(tab) ? <SettingsPage tab={tab} /> : <NotFoundPage />)}</Route>
      <Route path="/mails" component={MailsPage} />
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}
