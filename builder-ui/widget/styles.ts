/**
 * How the chat looks, within its shadow root: nothing of the site leaks in, nothing of the chat leaks out. A site sets
 * `--switchboard-accent`, `--switchboard-on-accent` and `--switchboard-font` on its root to have its own. Text meets 4.5:1
 * in both schemes.
 */
export const styles = `
:host { all: initial; color-scheme: light dark; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.root {
  --accent: var(--switchboard-accent, light-dark(#4f4fc4, #b9bbf6));
  --on-accent: var(--switchboard-on-accent, light-dark(#ffffff, #17173a));
  --surface: light-dark(#ffffff, #1d1d21);
  --text: light-dark(#1f1f24, #ececf0);
  --quiet: light-dark(#5e5e68, #b4b4be);
  --line: light-dark(#dfdfe3, #3a3a42);
  --control: light-dark(#85858f, #7c7c88);
  --bubble: light-dark(#f1f1f4, #2c2c33);
  --trouble: light-dark(#a61f1f, #ffa8a8);
  font: 15px/1.5 var(--switchboard-font, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif);
  color: var(--text);
}
.root[data-mode="inline"] { height: 100%; }
button, textarea { font: inherit; color: inherit; }
button { cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.launcher {
  position: fixed; right: 20px; bottom: 20px; z-index: 2147483000;
  width: 56px; height: 56px; border: 0; border-radius: 50%;
  display: grid; place-items: center;
  background: var(--accent); color: var(--on-accent);
  box-shadow: 0 6px 24px rgb(0 0 0 / 0.24);
}
.launcher:focus-visible { outline-offset: 3px; }
.launcher svg { width: 26px; height: 26px; }
.count {
  position: absolute; top: -4px; right: -4px; min-width: 22px; height: 22px; padding: 0 6px;
  border-radius: 11px; background: #b42323; color: #fff; font-size: 13px; font-weight: 600; line-height: 22px; text-align: center;
}
.panel { display: flex; flex-direction: column; overflow: hidden; background: var(--surface); }
[data-mode="inline"] .panel { height: 100%; border: 1px solid var(--line); border-radius: 16px; }
[data-mode="floating"] .panel {
  position: fixed; right: 20px; bottom: 88px; z-index: 2147483000;
  width: 376px; max-width: calc(100vw - 24px); height: min(620px, calc(100dvh - 108px));
  border: 1px solid var(--line); border-radius: 16px; box-shadow: 0 16px 48px rgb(0 0 0 / 0.24);
  animation: come 160ms ease-out;
}
@keyframes come { from { opacity: 0; transform: translateY(8px); } }
.head { display: flex; align-items: flex-start; gap: 8px; padding: 14px 18px; background: var(--accent); color: var(--on-accent); }
.head > div { flex: 1; min-width: 0; }
.title { margin: 0; font-size: 16px; font-weight: 600; line-height: 1.4; overflow-wrap: anywhere; }
.status { margin: 0; font-size: 14px; overflow-wrap: anywhere; }
.close { flex: none; width: 32px; height: 32px; margin: -4px -8px 0 0; border: 0; border-radius: 8px; background: none; }
.close:focus-visible { outline-color: currentColor; outline-offset: -2px; }
.log { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 16px; display: flex; flex-direction: column; gap: 10px; }
.log:focus-visible { outline-offset: -3px; }
.entry { display: flex; flex-direction: column; gap: 3px; align-items: flex-start; }
.entry[data-from="person"] { align-items: flex-end; }
.by { font-size: 12px; color: var(--quiet); }
.bubble {
  margin: 0; max-width: 84%; padding: 9px 13px; border-radius: 14px 14px 14px 4px; background: var(--bubble);
  white-space: pre-wrap; overflow-wrap: anywhere;
}
.entry[data-from="person"] .bubble { border-radius: 14px 14px 4px 14px; background: var(--accent); color: var(--on-accent); }
.entry[data-state="refused"] .bubble { background: none; color: var(--text); outline: 1px solid var(--trouble); }
.progress, .trouble { margin: 0; font-size: 13px; color: var(--trouble); }
.progress button { border: 0; padding: 0; background: none; text-decoration: underline; }
.entry:not([data-state="refused"]) .progress { color: var(--quiet); }
/* What is sent at once is not spoken of. */
.entry[data-state="sending"] .progress { overflow: hidden; animation: come-late 1ms 700ms backwards; }
@keyframes come-late { from { height: 0; margin-top: -3px; } }
.trouble { padding: 8px 16px; border-top: 1px solid var(--line); }
.form { display: flex; gap: 8px; align-items: flex-end; padding: 12px; border-top: 1px solid var(--line); }
.form textarea {
  flex: 1; min-width: 0; resize: none; padding: 8px 10px; border: 1px solid var(--control); border-radius: 10px;
  background: var(--surface);
}
.form textarea::placeholder { color: var(--quiet); opacity: 1; }
.send { padding: 9px 16px; border: 0; border-radius: 10px; background: var(--accent); color: var(--on-accent); font-weight: 600; }
.send:disabled { background: var(--bubble); color: var(--quiet); cursor: default; }
.unseen-by-eye { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 480px) {
  [data-mode="floating"] .panel { inset: 0; width: auto; max-width: none; height: 100dvh; border: 0; border-radius: 0; }
  [data-mode="floating"][data-open] .launcher { display: none; }
  textarea { font-size: 16px; }
}
@media (prefers-reduced-motion: reduce) { * { animation: none !important; scroll-behavior: auto !important; } }
`;
