import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, newVisitor, takeScreenshot } from './harness/browser.ts';
import { type Product, startProduct } from './harness/product.ts';

describe('settings and team on a phone', () => {
  let product: Product;
  let browser: Browser;
  let page: Page;
  let agentId: string;

  beforeAll(async () => {
    product = await startProduct();
    agentId = (await product.api.post('/agents', { name: 'Marie', email: 'marie@example.com', role: 'agent' })).body.id;
    browser = await launchBrowser();
    ({ page } = await newVisitor(browser, { viewport: { width: 390, height: 844 }, hasTouch: true }));
    await logIn(page, product.url);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('the audit log says what was changed', async () => {
    await page.goto(`${product.url}/settings/audit`);
    const line = page.getByRole('table', { name: 'Audit log' }).getByRole('row').filter({ hasText: 'Marie' }).first();
    await line.getByText('Marie').filter({ visible: true }).first().waitFor();
    await takeScreenshot(page, 'audit-phone');
  });

  it('the name of an API key breaks between its words', async () => {
    await page.goto(`${product.url}/settings/api-keys`);
    await page.getByText('SWITCHBOARD_API_KEY', { exact: true }).waitFor();
    const linesOfWords = await page.evaluate(`(() => {
      const name = [...document.querySelectorAll('td span')].find((span) => span.textContent === 'SWITCHBOARD_API_KEY');
      return [...name.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getClientRects().length;
      });
    })()`);
    expect(linesOfWords).toEqual([1, 1, 1]);
    await takeScreenshot(page, 'api-keys-phone');
  });

  it('whoever has never logged in is not said to be online', async () => {
    await page.goto(`${product.url}/team/agents?edit=${agentId}`);
    const availability = page.getByRole('dialog').getByRole('combobox', { name: 'Availability' });
    await availability.waitFor();
    expect(await availability.inputValue()).toBe('Available (not invited yet)');
  });
});
