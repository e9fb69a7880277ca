/** The demo: a shop, its chat as a visitor meets it, and beside it, for who tries Switchboard, what happens behind it. */
import { BehindTheScenes } from './behind-the-scenes.tsx';
import { ChatPanel } from './chat-panel.tsx';
import { Shop } from './shop.tsx';
import { useDemoChat } from './use-demo-chat.ts';

export function DemoPage() {
  const { chat, state } = useDemoChat();
  const { visitor, conversation } = state;
  return (
    <div className="demo">
      <Shop />
      <div className="demo-side">
        <ChatPanel chat={chat} />
        {visitor?.session.mayChoose ? (
          <BehindTheScenes visitor={visitor} conversation={conversation} onChoose={(chosen) => chat.beginAs(chosen)} />
        ) : null}
      </div>
    </div>
  );
}
