/** The widget within the demo's page: open, and in the shop's language, whatever the visitor's. */
import { useEffect, useRef } from 'react';
import type { Chat } from '../../widget/chat.ts';
import { mountChat } from '../../widget/mount-chat.ts';
import { createTabMemory } from '../../widget/tab-memory.ts';
import { wordsFor } from '../../widget/words.ts';

export function ChatPanel({ chat }: { chat: Chat }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return;
    return mountChat(host.current, chat, {
      mode: 'inline',
      words: wordsFor(['en']),
      title: 'Nordlicht Coffee',
      tab: createTabMemory(() => sessionStorage, 'switchboard-demo'),
    });
  }, [chat]);
  return <div className="chat" ref={host} />;
}
