/**
 * Who is there decides what is shown: the set-up page while there is no administrator, the login page to who is not
 * logged in, else the builder. The address stays as it is, so a link to a page leads there after logging in. When a
 * session ends by itself, the page stays underneath and only a dialog asks to log in again: nothing typed is lost. It is
 * for the same person alone: for somebody else who logs in there every page is made and read anew.
 */
import { Center, Loader, Modal, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { type Session, useForgetAnswers, useHowOneLeft, useSession } from '../api/session.ts';
import { useSetUpNeeded } from '../api/set-up.ts';
import { LoginForm } from '../pages/login/login-form.tsx';
import { ForgotPasswordPage } from '../pages/login/forgot-password-page.tsx';
import { LoginPage } from '../pages/login/login-page.tsx';
import { SetPasswordPage } from '../pages/login/set-password-page.tsx';
import { SetUpPage } from '../pages/set-up/set-up-page.tsx';
import { useTitle } from './place.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { Shell } from './shell.tsx';
import { ShownAgentContext } from './shown-agent.ts';

export function SessionGate() {
  const session = useSession();
  const [lastSession, setLastSession] = useState<Session | null>(null);
  const hasLeft = useHowOneLeft() !== null;
  const setUp = useSetUpNeeded(session.data === null && lastSession === null);
  const [path] = useLocation();
  const forgetAnswers = useForgetAnswers();
  const present = session.data ?? null;
  const isAnother = present !== null && lastSession !== null && present.agent.id !== lastSession.agent.id;

  if (present !== null && present !== lastSession && !isAnother) setLastSession(present);
  // Only once the pages of the one before are gone: what is still shown would stay.
  useEffect(() => {
    if (!isAnother) return;
    modals.closeAll();
    forgetAnswers();
    setLastSession(present);
  }, [isAnother, present, forgetAnswers]);
  const shown = present ?? (hasLeft ? null : lastSession);

  // A mailed link is followed by whom it was sent to, whoever is logged in here.
  if (path === '/set-password') return <SetPasswordPage />;
  if (isAnother) return <WholePageLoader />;
  if (shown) {
    return (
      <ShownAgentContext value={shown.agent}>
        <Shell agent={shown.agent} />
        <Modal
          opened={session.data === null}
          onClose={() => undefined}
          withCloseButton={false}
          title={<Title order={2}>Log in again</Title>}
        >
          <Stack>
            <Text>Your session has ended. Log in to go on: what you were doing is still here.</Text>
            <LoginForm />
          </Stack>
        </Modal>
      </ShownAgentContext>
    );
  }
  if (session.error) return <WholePageProblem error={session.error} retry={() => void session.refetch()} />;
  if (session.data === null && path === '/forgot-password') return <ForgotPasswordPage />;
  if (session.data === null && hasLeft) return <LoginPage />;
  if (setUp.error) return <WholePageProblem error={setUp.error} retry={() => void setUp.refetch()} />;
  if (setUp.data) return setUp.data.needed ? <SetUpPage /> : <LoginPage />;
  return <WholePageLoader />;
}

function WholePageLoader() {
  return (
    <Center component="main" h="100dvh">
      <VisuallyHidden component="h1">Switchboard</VisuallyHidden>
      <Loader role="status" aria-label="Loading" />
    </Center>
  );
}

function WholePageProblem({ error, retry }: { error: Error; retry: () => void }) {
  useTitle('Switchboard');
  return (
    <Center component="main" mih="100dvh" p="lg">
      <VisuallyHidden component="h1">Switchboard</VisuallyHidden>
      <ProblemNotice error={error} title="Switchboard cannot be shown" onRetry={retry} />
    </Center>
  );
}
