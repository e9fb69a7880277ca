/**
 * Which address shows which page. The editor, a conversation's page, people and segments are loaded only when one goes
 * there: they carry the canvas, the templates that nodes are put into words with, and the editor of conditions.
 */
import { Center, Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { AdministratorsOnly } from './administrators-only.tsx';
import { useIsAdministrator } from './use-is-administrator.ts';
import { AccountPage } from '../pages/account/account-page.tsx';
import { AutomationsPage } from '../pages/automations/automations-page.tsx';
import { InboxPage } from '../pages/inbox/inbox-page.tsx';
import { MailsPage } from '../pages/mails/mails-page.tsx';
import { NotFoundPage } from '../pages/not-found/not-found-page.tsx';
import { isSettingsTab, SettingsPage } from '../pages/settings/settings-page.tsx';
import { isTeamList, TeamPage } from '../pages/team/team-page.tsx';

const AutomationEditorPage = lazy(() => import('../editor/automation-editor-page.tsx'));
const VersionsPage = lazy(async () => ({ default: (await import('../versions/versions-page.tsx')).VersionsPage }));
const ConversationPage = lazy(async () => ({ default: (await import('../pages/inbox/conversation-page.tsx')).ConversationPage }));
const PeoplePage = lazy(async () => ({ default: (await import('../pages/people/people-page.tsx')).PeoplePage }));
const PersonPage = lazy(async () => ({ default: (await import('../pages/people/person-page.tsx')).PersonPage }));
const NewImportPage = lazy(async () => ({ default: (await import('../pages/people/import-page.tsx')).NewImportPage }));
const ImportPage = lazy(async () => ({ default: (await import('../pages/people/import-page.tsx')).ImportPage }));
const SegmentsPage = lazy(async () => ({ default: (await import('../pages/segments/segments-page.tsx')).SegmentsPage }));
const SegmentPage = lazy(async () => ({ default: (await import('../pages/segments/segment-page.tsx')).SegmentPage }));

export function Routes() {
  const isAdministrator = useIsAdministrator();
  return (
    <Switch>
      <Route path="/">
        <Redirect to={isAdministrator ? '/automations' : '/inbox'} replace />
      </Route>
      <Route path="/automations" component={AutomationsPage} />
      <Route path="/automations/:id">
        {({ id }) => (
          <Suspense fallback={<PageLoading />}>
            <AutomationEditorPage key={id} automationId={id} />
          </Suspense>
        )}
      </Route>
      <Route path="/automations/:id/versions">
        {({ id }) => (
          <Suspense fallback={<PageLoading />}>
            <VersionsPage key={id} automationId={id} />
          </Suspense>
        )}
      </Route>
      <Route path="/inbox" component={InboxPage} />
      <Route path="/inbox/:id">
        {({ id }) => (
          <Suspense fallback={<PageLoading />}>
            <ConversationPage key={id} conversationId={id} />
          </Suspense>
        )}
      </Route>
      <Route path="/people">
        <Suspense fallback={<PageLoading />}>
          <PeoplePage />
        </Suspense>
      </Route>
      <Route path="/people/imports/:id">
        {({ id }) => (
          <Suspense fallback={<PageLoading />}>
            {!isAdministrator ? (
              <AdministratorsOnly title="Import people" what="import people" />
            ) : id === 'new' ? (
              <NewImportPage />
            ) : (
              <ImportPage key={id} importId={id} />
            )}
          </Suspense>
        )}
      </Route>
      <Route path="/people/:id">
        {({ id }) => (
          <Suspense fallback={<PageLoading />}>
            <PersonPage key={id} personId={id} />
          </Suspense>
        )}
      </Route>
      <Route path="/segments">
        <Suspense fallback={<PageLoading />}>
          <SegmentsPage />
        </Suspense>
      </Route>
      <Route path="/segments/:id">
        {({ id }) => (
          <Suspense fallback={<PageLoading />}>
            {id === 'new' && !isAdministrator ? (
              <AdministratorsOnly title="Create segment" what="create segments" />
            ) : (
              <SegmentPage key={id} segmentId={id === 'new' ? null : id} />
            )}
          </Suspense>
        )}
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

function PageLoading() {
  return (
    <Center role="status" aria-label="Loading" mih={240}>
      <Loader />
    </Center>
  );
}
