/**
 * A tab that was open while Switchboard was upgraded asks for code that is no longer there. It is loaded again, once:
 * should that not help, the page says that it cannot be shown.
 */
const key = 'switchboard-reloaded-at';
const onceInMs = 60_000;

/** Begins to watch for code that cannot be loaded; vite tells of it by this event. */
export function reloadAfterUpgrade(): void {
  window.addEventListener('vite:preloadError', (event) => {
    try {
      const last = Number(sessionStorage.getItem(key) ?? 0);
      if (Date.now() - last < onceInMs) return;
      sessionStorage.setItem(key, String(Date.now()));
    } catch (error) {
      // Without a memory it could go on for ever: the page says what is wrong instead.
      console.info('This tab cannot remember anything.', error);
      return;
    }
    event.preventDefault();
    window.location.reload();
  });
}
