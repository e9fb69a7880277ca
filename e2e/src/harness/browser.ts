/**
 * A browser, as a user has one. In: pages to go to. Out: pages to look at. What stays true: tests find things by role and
 * accessible name; a page that throws, or writes an error to its console, fails its test (see `faults`).
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium, howToGetChromium } from '#find-chromium';
import { checkout } from './checkout.ts';
import { administrator } from './product.ts';

/** @throws Error that says how to get Chromium, when there is none */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(howToGetChromium);
  // As root Chromium starts only without its sandbox; it shows nothing but the product here.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** What went wrong in its pages so far: exceptions, and errors on the console. */
  faults: string[];
}

/** Somebody with a browser of their own: cookies, language, address. */
export async function newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    const { url } = message.location();
    // Asking who is logged in is answered with 401 when nobody is; the browser calls that an error, and it is none.
    if (message.type() === 'error' && !url.endsWith('/api/v1/session')) faults.push(`${message.text()} (${url})`);
  });
  return { context, page, faults };
}

/** Logs in as the administrator, and waits for the first page. */
export async function logIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(administrator.email);
  await page.getByLabel('Password', { exact: true }).fill(administrator.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { name: 'Automations', level: 1 }).waitFor();
}

/** Keeps a picture for people to look at, under e2e/screenshots. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  const folder = join(checkout, 'e2e/screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
