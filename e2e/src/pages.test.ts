import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, newVisitor, takeScreenshot } from './harness/browser.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const schemes = ['light', 'dark'] as const;

const hasLoaded = `document.querySelector('#root > *') !== null && document.querySelector('[aria-busy="true"], [aria-label^="Loading"]') === null`;

interface Violation {
  id: string;
  impact: string | null;
  nodes: { target: string[]; failureSummary: string }[];
}

/** What axe finds of WCAG 2.2 A and AA, in a line for each element. */
async function violationsOf(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's content security policy stays as users have it.
  await page.evaluate(await readFile(axePath, 'utf8'));
  const violations: Violation[] = await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

describe('every page', () => {
  let product: Product;
  let browser: Browser;
  /** Name of the page, and its address. */
  let addresses: [string, string][];

  beforeAll(async () => {
    product = await startProduct({ args: ['--demo'] });
    browser = await launchBrowser();
    const [automation] = (await product.api.list('/automations')).filter(({ status }) => status === 'published');
    const [conversation] = await product.api.list('/conversations');
    const [person] = await product.api.list('/people');
    const french = { field: 'person.country', operator: 'is', value: 'FR' };
    const segment = await product.api.post('/segments', { name: 'French', condition: { any: [french, { not: french }] } });
    addresses = [
      ['automations', '/automations'],
      ['automation', `/automations/${automation.id}`],
      ['inbox', '/inbox'],
      ['conversation', `/inbox/${encodeURIComponent(conversation.id)}`],
      ['people', '/people'],
      ['people-filtered', `/people?filter=${encodeURIComponent(JSON.stringify(french))}`],
      ['person', `/people/${encodeURIComponent(person.id)}`],
      ['import', '/people/imports/new'],
      ['segments', '/segments'],
      ['segment', `/segments/${encodeURIComponent(segment.body.id)}`],
      ['agents', '/team/agents'],
      ['groups', '/team/groups'],
      ['mails', '/mails'],
      ['account', '/account'],
      ['installation', '/settings/installation'],
      ['api-keys', '/settings/api-keys'],
      ['audit', '/settings/audit'],
      ['demo', '/demo'],
      ['not-found', '/no-such-page'],
    ];
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const inBoth = schemes.flatMap((scheme) =>
    (Object.keys(sizes) as (keyof typeof sizes)[]).map((size) => [scheme, size] as const),
  );

  it.each(inBoth)('meets WCAG 2.2 AA, fits its window and throws nothing, %s on a %s', async (scheme, size) => {
    const found: string[] = [];
    const { context, page, faults } = await newVisitor(browser, { viewport: sizes[size], colorScheme: scheme });
    await page.goto(product.url);
    await page.getByRole('button', { name: 'Log in' }).waitFor();
    await takeScreenshot(page, `login-${scheme}-${size}`);
    found.push(...(await violationsOf(page)).map((each) => `login: ${each}`));
    await logIn(page, product.url);
    for (const [name, address] of addresses) {
      await page.goto(`${product.url}${address}`);
      await until(`${name} has loaded`, 30_000, () => page.evaluate<boolean>(hasLoaded));
      await takeScreenshot(page, `${name}-${scheme}-${size}`);
      found.push(...(await violationsOf(page)).map((each) => `${name}: ${each}`));
      const overflow: number = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (overflow > 0) found.push(`${name}: is ${overflow} px wider than its window`);
    }
    await context.close();
    expect(found).toEqual([]);
    expect(faults).toEqual([]);
  });
});
