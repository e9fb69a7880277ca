import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, newVisitor, type Visitor } from './harness/browser.ts';
import { editorPage } from './harness/editor-page.ts';
import { type FrenchTeam, publishFrenchAutomation } from './harness/french-automation.ts';
import { type Product, startProduct } from './harness/product.ts';

/** What a browser says of requests that were cut off or answered otherwise: meant here. */
const meant = /ERR_INTERNET_DISCONNECTED|Failed to (fetch|load)|Unable to preload|Switchboard cannot be reached/;

/** Code that is fetched when it is needed, and cannot be. */
describe('without a connection', () => {
  let product: Product;
  let browser: Browser;
  let someone: Visitor;
  let page: Page;
  let team: FrenchTeam;

  beforeAll(async () => {
    product = await startProduct();
    team = await publishFrenchAutomation(product.api);
    browser = await launchBrowser();
    someone = await newVisitor(browser);
    page = someone.page;
    await logIn(page, product.url);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const openEditor = async () => {
    await page.goto(`${product.url}/automations/${team.automationId}`);
    await editorPage(page).canvas.getByText('Country', { exact: true }).first().waitFor();
  };
  const tidyUp = () => page.getByRole('button', { name: 'Tidy up', exact: true }).click();
  const mark = () => page.evaluate('window.isSamePage = true');
  const isSamePage = (): Promise<boolean> => page.evaluate('window.isSamePage === true');

  it('the page stays, says what could not be done, and does it once there is one', async () => {
    await openEditor();
    await mark();
    await someone.context.setOffline(true);
    await tidyUp();
    await page.getByText(/^Not tidied up\. Switchboard cannot be reached\./).waitFor();

    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page
      .getByRole('alert')
      .getByText(/Switchboard cannot be reached/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page
      .getByRole('alert')
      .getByText(/Switchboard cannot be reached/)
      .first()
      .waitFor();
    await someone.context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    // Styles come late as well, or not at all.
    expect(
      await page.evaluate(`[...document.querySelectorAll('link[rel="stylesheet"]')].every(({ sheet }) => sheet !== null)`),
    ).toBe(true);

    await page.goBack();
    await editorPage(page).canvas.getByText('Country', { exact: true }).first().waitFor();
    await tidyUp();
    await page.getByRole('button', { name: /^Undo/ }).and(page.locator(':enabled')).waitFor();
    expect(await isSamePage()).toBe(true);
  });

  it('a file that is gone from the same builder is told of, and after an upgrade the page is loaded again', async () => {
    await openEditor();
    await mark();
    await page.route(/\/assets\/people-page/, (route) => route.fulfill({ status: 404 }));
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page.getByRole('heading', { name: 'This page cannot be shown' }).waitFor();
    expect(await isSamePage()).toBe(true);

    await openEditor();
    await mark();
    await page.route(`${product.url}/`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<div id="root"></div><script type="module" src="/assets/new.js"></script>',
      }),
    );
    const again = page.waitForEvent('load');
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await again;
    expect(await isSamePage()).toBe(false);
    expect(new URL(page.url()).pathname).toBe('/people');
    expect(someone.faults.filter((fault) => !meant.test(fault))).toEqual([]);
  });
});
