/** The demo's chat: the widget's own, with what a tab remembers instead of what the browser does. */
import { useState, useSyncExternalStore } from 'react';
import { type Chat, type ChatState, createChat } from '../../widget/chat.ts';
import { newClientId } from '../../widget/new-client-id.ts';
import { createVisitorMemory } from '../../widget/visitor-memory.ts';
import { createWidgetClient } from '../../widget/widget-client.ts';

export function useDemoChat(): { chat: Chat; state: ChatState } {
  const [chat] = useState(() =>
    createChat({
      client: createWidgetClient({ origin: '', key: null }),
      memory: createVisitorMemory(() => sessionStorage, 'switchboard-demo'),
      newId: newClientId,
      writtenAt: () => ({ url: location.href, timezone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
      // Whether the visitor may choose a country is known only once there is one.
      isEager: true,
    }),
  );
  return { chat, state: useSyncExternalStore(chat.subscribe, chat.state) };
}
