/**
 * The chat as a visitor sees it. In: a host element, a chat, the words. Out: the chat in a shadow root of the host's: within
 * the page (`inline`), or behind a button at the corner of the window (`floating`). What stays true: all of it can be
 * reached by keyboard and heard by screen reader; while the floating chat is open the focus stays in it, Escape closes it
 * and gives the focus back; what is half written stays, also when it is too long, or a file is pasted or dropped, which is
 * refused in words; on the tab's next page the chat is as it was, but leaves the focus to that page.
 */
import type { Chat, Trouble } from './chat.ts';
import { element, icon } from './element.ts';
import { isFile } from './is-file.ts';
import { createMessageEntries } from './message-entries.ts';
import { styles } from './styles.ts';
import type { TabMemory } from './tab-memory.ts';
import type { Words } from './words.ts';

export interface ChatLooks {
  mode: 'inline' | 'floating';
  words: Words;
  /** Above the messages, such as the shop's name. */
  title: string;
  tab: TabMemory;
}

const charactersAtMost = 20_000;
const speechBubble = 'M21 12a8 8 0 0 1-11.6 7.1L4 20l1-4.6A8 8 0 1 1 21 12Z';
const cross = 'M6 6l12 12M18 6L6 18';

/** @returns a function that takes the chat away again */
export function mountChat(host: HTMLElement, chat: Chat, { mode, words, title, tab }: ChatLooks): () => void {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  shadow.adoptedStyleSheets = [sheet];
  const isFloating = mode === 'floating';
  let isOpen = !isFloating;

  const status = element('p', { class: 'status', role: 'status' });
  const closeButton = element('button', { class: 'close', type: 'button', 'aria-label': words.close }, icon(cross));
  const head = element(
    'div',
    { class: 'head' },
    element('div', {}, element('h2', { class: 'title', id: 'title' }, title), status),
  );
  if (isFloating) head.append(closeButton);
  const greeting = element('div', { class: 'entry', 'data-from': 'agent' }, element('p', { class: 'bubble' }, words.greeting));
  const log = element('div', { class: 'log', role: 'log', 'aria-label': words.messages, tabindex: '0' }, greeting);
  const trouble = element('p', { class: 'trouble', role: 'alert', hidden: '' });
  const refusal = element('p', { class: 'trouble', role: 'alert', hidden: '' });
  const surplus = element('p', { class: 'trouble', id: 'surplus', role: 'status', hidden: '' });
  const box = element('textarea', {
    'aria-label': words.message,
    placeholder: words.placeholder,
    rows: '2',
    'aria-describedby': 'surplus',
    dir: 'auto',
  });
  const sendButton = element('button', { class: 'send', type: 'submit', disabled: '' }, words.send);
  const form = element('form', { class: 'form' }, box, sendButton);
  const panel = element(
    'section',
    isFloating
      ? { class: 'panel', id: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: '' }
      : { class: 'panel', 'aria-label': words.chat },
    head,
    log,
    trouble,
    refusal,
    surplus,
    form,
  );
  const count = element('span', { class: 'count', 'aria-hidden': 'true', hidden: '' });
  const launcher = element(
    'button',
    { class: 'launcher', type: 'button', 'aria-expanded': 'false', 'aria-controls': 'panel' },
    icon(speechBubble),
    count,
  );
  // The words of the chat run from left to right in every language it has, whatever the site's do.
  const root = element('div', { class: 'root', lang: words.language, dir: 'ltr', 'data-mode': mode }, panel);
  if (isFloating) root.append(launcher);
  shadow.replaceChildren(root);
  const entries = createMessageEntries(log, words, (clientId) => chat.sendAgain(clientId));

  function show(): void {
    const state = chat.state();
    const isLonger = entries.show(state);
    const { conversation, outbox, unseen } = state;
    setText(status, state.trouble === 'shut-out' ? '' : whoIsThere(words, conversation, outbox.length));
    const told = troubleToTell(words, state.trouble);
    trouble.hidden = told === '';
    setText(trouble, told);
    const isShown = isOpen && !document.hidden;
    const waiting = isShown ? 0 : unseen;
    count.hidden = waiting === 0;
    setText(count, waiting > 9 ? '9+' : String(waiting));
    launcher.setAttribute('aria-label', waiting === 0 ? words.open : words.openUnseen(waiting));
    if (isLonger) log.scrollTop = log.scrollHeight;
    if (isShown) chat.markSeen();
  }

  function showOpen(open: boolean): void {
    isOpen = open;
    panel.hidden = !open;
    root.toggleAttribute('data-open', open);
    launcher.setAttribute('aria-expanded', String(open));
    show();
    if (open) log.scrollTop = log.scrollHeight;
  }

  function setOpen(open: boolean): void {
    showOpen(open);
    tab.rememberOpen(open);
    if (open) box.focus();
    else {
      panel.removeAttribute('aria-modal');
      launcher.focus();
    }
  }

  function draft(text: string): void {
    box.value = text;
    weigh();
  }

  /** @returns whether what is written can be sent; what is too long is said while it is written, and stays */
  function weigh(): boolean {
    const text = box.value.trim();
    const over = charactersOver(text);
    surplus.hidden = over === 0;
    setText(surplus, over === 0 ? '' : words.tooLong(over, charactersAtMost));
    box.setAttribute('aria-invalid', String(over > 0));
    sendButton.disabled = text === '' || over > 0;
    return !sendButton.disabled;
  }

  /** Said until something is written again. */
  function refuseFiles(isRefused: boolean): void {
    refusal.hidden = !isRefused;
    setText(refusal, isRefused ? words.noFiles : '');
  }

  function submit(): void {
    if (!weigh()) return;
    const text = box.value.trim();
    refuseFiles(false);
    draft('');
    tab.rememberDraft('');
    chat.send(text);
    log.scrollTop = log.scrollHeight;
    box.focus();
  }

  box.addEventListener('input', () => {
    refuseFiles(false);
    weigh();
    tab.rememberDraft(box.value);
  });
  box.addEventListener('paste', (event) => {
    if (!isFile(event.clipboardData?.types ?? [])) return;
    event.preventDefault();
    refuseFiles(true);
  });
  // Wherever a file is dropped: a browser left to itself would open it in place of the site.
  for (const name of ['dragover', 'drop'] as const) {
    panel.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      if (name === 'drop') refuseFiles(true);
    });
  }
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  launcher.addEventListener('click', () => setOpen(!isOpen));
  // Open from the page before, it keeps nobody from this one until it is gone into.
  panel.addEventListener('focusin', () => {
    if (isFloating) panel.setAttribute('aria-modal', 'true');
  });
  closeButton.addEventListener('click', () => setOpen(false));
  panel.addEventListener('keydown', (event) => {
    if (!isFloating) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Tab') keepWithin(event, panel, shadow);
  });

  const onVisibility = (): void => {
    chat.follow(!document.hidden);
    show();
  };
  const ends = new AbortController();
  const { signal } = ends;
  document.addEventListener('visibilitychange', onVisibility, { signal });
  window.addEventListener('offline', show, { signal });
  window.addEventListener(
    'online',
    () => {
      chat.follow(true);
      show();
    },
    { signal },
  );
  const unsubscribe = chat.subscribe(show);
  onVisibility();
  draft(tab.recallDraft());
  if (isFloating && tab.wasOpen()) showOpen(true);

  return () => {
    ends.abort();
    unsubscribe();
    chat.follow(false);
    shadow.replaceChildren();
  };
}

/** Written only when it differs: a live region speaks at every writing. */
function setText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** The focus goes round within the panel. */
function keepWithin(event: KeyboardEvent, panel: HTMLElement, shadow: ShadowRoot): void {
  const stops = [...panel.querySelectorAll<HTMLElement>('button:not(:disabled), textarea, [tabindex="0"]')];
  const first = stops[0];
  const last = stops.at(-1);
  const here = shadow.activeElement;
  if (event.shiftKey && here === first) last?.focus();
  else if (!event.shiftKey && here === last) first?.focus();
  else return;
  event.preventDefault();
}

function whoIsThere(
  words: Words,
  { handledBy, status, messages }: ReturnType<Chat['state']>['conversation'],
  underWay: number,
): string {
  if (status === 'closed') return words.closed;
  if (handledBy !== null) return words.talkingTo(handledBy);
  return messages.length + underWay === 0 ? words.invitation : words.answerComes;
}

function troubleToTell(words: Words, trouble: Trouble | null): string {
  if (trouble === 'cut-off' || !navigator.onLine) return words.offline;
  return trouble === 'shut-out' ? words.notHere : '';
}

/** How many characters are too many, counted as the server does: by code points. */
function charactersOver(text: string): number {
  return text.length <= charactersAtMost ? 0 : Math.max(0, [...text].length - charactersAtMost);
}
