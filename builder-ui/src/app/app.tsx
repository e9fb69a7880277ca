/** The builder: theme, cache, dialogs and messages around the gate that asks who is there. */
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import classes from './app.module.css';
import { createQueryClient } from './query-client.ts';
import { SessionGate } from './session-gate.tsx';
import { noticesAtMost } from './show-notice.ts';
import { cssVariables, theme } from './theme.ts';
import { useFocusOfBusy } from './use-focus-of-busy.ts';
import { useKeptFocus } from './use-kept-focus.ts';

export function App() {
  const [queries] = useState(createQueryClient);
  useFocusOfBusy();
  useKeptFocus();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <ModalsProvider>
          <Notifications
            position="bottom-right"
            classNames={{ root: classes.notices, notification: classes.notice }}
            limit={noticesAtMost}
            autoClose={4_000}
            // A long reason is read whole.
            notificationMaxHeight="60vh"
          />
          <SessionGate />
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
