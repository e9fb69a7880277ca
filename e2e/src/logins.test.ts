import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, newVisitor, type Visitor } from './harness/browser.ts';
import { administrator, type Product, startProduct } from './harness/product.ts';

/** Who is logged in where, and what is offered to whom, one step after the other. */
describe('logins in the browser', () => {
  let product: Product;
  let browser: Browser;
  let here: Visitor;
  let elsewhere: Visitor;

  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    [here, elsewhere] = [await newVisitor(browser), await newVisitor(browser)];
    for (const { page } of [here, elsewhere]) await logIn(page, product.url);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('leads to the login page after logging out everywhere, and asks for a login in other browsers by itself', async () => {
    // Its live stream is what hears of the end.
    const stream = elsewhere.page.waitForResponse(/\/api\/v1\/live\?/);
    await elsewhere.page.goto(`${product.url}/people`);
    await heading(elsewhere.page, 'People').waitFor();
    await stream;
    await here.page.goto(`${product.url}/account`);
    await here.page.getByRole('button', { name: 'Log out everywhere…' }).click();
    await here.page.getByRole('button', { name: 'Log out everywhere', exact: true }).click();
    await heading(here.page, 'Log in').waitFor();
    await here.page.getByText('You are logged out in every browser.').waitFor();
    expect(await heading(here.page, 'My account').count()).toBe(0);
    await elsewhere.page.getByRole('dialog', { name: 'Log in again' }).waitFor();
    for (const { page } of [here, elsewhere]) {
      await page.getByRole('textbox', { name: 'E-mail' }).fill(administrator.email);
      await page.getByLabel('Password', { exact: true }).fill(administrator.password);
      await page.getByRole('button', { name: 'Log in' }).click();
    }
    await heading(here.page, 'My account').waitFor();
    await elsewhere.page.getByRole('dialog', { name: 'Log in again' }).waitFor({ state: 'detached' });
    await heading(elsewhere.page, 'People').waitFor();
  });

  it('goes without a fault in any page', () => {
    const meant = /401 .*\/api\/v1\/(live|account|people|agents)/;
    expect([here, elsewhere].flatMap(({ faults }) => faults).filter((fault) => !meant.test(fault))).toEqual([]);
  });
});
