/**
 * What `<script src="…/widget.js" data-key="pk_…"></script>` runs on any site: a button at the corner, and the chat behind it.
 * In: the script's own attributes: `data-key` (publishable key), `data-title` (above the messages; the site's name when left
 * out), `data-language` (a BCP 47 tag; the visitor's own languages when left out). What stays true: it stands once on a
 * page, however often it is included; the server hears of a visitor when they write, not when they look.
 */
import { createChat } from './chat.ts';
import { mountChat } from './mount-chat.ts';
import { newClientId } from './new-client-id.ts';
import { createTabMemory } from './tab-memory.ts';
import { createVisitorMemory } from './visitor-memory.ts';
import { createWidgetClient } from './widget-client.ts';
import { wordsFor } from './words.ts';

const hostId = 'switchboard-widget';
const titleCharacters = 60;

function start(script: HTMLScriptElement): void {
  if (document.getElementById(hostId) !== null) return;
  const { key, title, language } = script.dataset;
  if (key === undefined || key === '') {
    console.error('Switchboard: the script needs the attribute data-key.');
    return;
  }
  const chat = createChat({
    client: createWidgetClient({ origin: new URL(script.src).origin, key }),
    memory: createVisitorMemory(() => localStorage, `switchboard:${key}`),
    newId: newClientId,
    writtenAt: () => ({
      url: location.href.slice(0, 2_000),
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
  });
  const host = document.createElement('div');
  host.id = hostId;
  document.body.append(host);
  mountChat(host, chat, {
    mode: 'floating',
    words: wordsFor([...(language ? [language] : []), ...navigator.languages]),
    tab: createTabMemory(() => sessionStorage, `switchboard:${key}`),
    title: (title ?? document.title ?? '').slice(0, titleCharacters) || location.hostname,
  });
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  if (document.body === null) document.addEventListener('DOMContentLoaded', () => start(script), { once: true });
  else start(script);
}
