/**
 * Code that is fetched when it is needed. In: what imports it. Out: the module, or an error that says why there is none.
 * What stays true: a page is loaded again only where that helps, once the server gives another builder than this, as after
 * an upgrade, and not for ever; without a connection all stays as it is, and can be asked for once more.
 */
import { isBuilderReplaced } from '../api/builder-replaced.ts';

const key = 'switchboard-reloaded-at';
const onceInMs = 60_000;

/**
 * @throws ApiError with status 0 when Switchboard cannot be reached, else what the import threw
 */
export async function loaded<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const entry = document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? '';
    if (!(await isBuilderReplaced(entry)) || !mayReload()) throw error;
    window.location.reload();
    // What is shown stays until then.
    return new Promise<never>(() => undefined);
  }
}

function mayReload(): boolean {
  try {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - last < onceInMs) return false;
    sessionStorage.setItem(key, String(Date.now()));
    return true;
  } catch (error) {
    // Without a memory it could go on for ever: the page says what is wrong instead.
    console.info('This tab cannot remember anything.', error);
    return false;
  }
}

/** Begins to take away styles that could not be fetched: the bundler takes one whose element is there for loaded. */
export function forgetMissingStyles(): void {
  const forget = ({ target }: Event): void => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') target.remove();
  };
  // Captured: what happens to an element such as this does not rise.
  document.addEventListener('error', forget, true);
}
