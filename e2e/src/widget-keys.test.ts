import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, newVisitor, type Visitor } from './harness/browser.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

/** From nothing to a chat on a site, and back, one step after the other. */
describe('the keys of the widget in the settings', () => {
  let product: Product;
  let browser: Browser;
  let administrator: Visitor;
  let page: Page;
  const dialog = () => page.getByRole('dialog');
  const snippetOf = (key: string) => `<script src="${product.url}/widget.js" data-key="${key}" async></script>`;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    administrator = await newVisitor(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    page = administrator.page;
    await logIn(page, product.url);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('are found from the other settings, and say what they are for', async () => {
    await page.goto(`${product.url}/settings`);
    await page.getByRole('tab', { name: 'Chat widget' }).click();
    await page.getByText('A site of yours needs one to show the chat to its visitors').waitFor();
    expect(page.url()).toBe(`${product.url}/settings/widget`);
  });

  it('are refused at the field without a name, or for what is no site', async () => {
    await page.getByRole('button', { name: 'Create widget key' }).press('Enter');
    await dialog().getByRole('button', { name: 'Create key' }).press('Enter');
    await dialog().getByText('Enter a name').waitFor();
    const origins = dialog().getByRole('textbox', { name: 'Allowed sites' });
    await origins.fill('https://shop.example\nshop.example/cart');
    await dialog().getByRole('button', { name: 'Create key' }).press('Enter');
    await dialog().getByText('“shop.example/cart” is not the address of a site').waitFor();
    expect(await origins.getAttribute('aria-invalid')).toBe('true');
    expect(await product.api.list('/widget-keys')).toEqual([]);
  });

  it('are made with their origins, and shown as the script to paste', async () => {
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Shop');
    await dialog().getByRole('textbox', { name: 'Allowed sites' }).fill('https://shop.example\nhttp://localhost:8080/');
    await dialog().getByRole('button', { name: 'Create key' }).press('Enter');
    const script = dialog().getByLabel('The script');
    await script.waitFor();
    const [key] = await product.api.list('/widget-keys');
    expect(key).toMatchObject({ name: 'Shop', origins: ['https://shop.example', 'http://localhost:8080'] });
    expect(await script.textContent()).toBe(snippetOf(key.key));
    await dialog().getByRole('button', { name: 'Copy script' }).press('Enter');
    await dialog().getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(snippetOf(key.key));
    await dialog().getByRole('button', { name: 'Done' }).press('Enter');
    await dialog().waitFor({ state: 'detached' });
  });

  it('show the script again at any time, at an address of its own', async () => {
    const [key] = await product.api.list('/widget-keys');
    await page.getByRole('row', { name: /Shop.*https:\/\/shop\.example, http:\/\/localhost:8080/ }).waitFor();
    await page.getByRole('button', { name: 'Shop', exact: true }).press('Enter');
    await dialog().getByLabel('The script').waitFor();
    await page.reload();
    expect(await dialog().getByLabel('The script').textContent()).toBe(snippetOf(key.key));
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(page.url()).toBe(`${product.url}/settings/widget`);
  });

  it('are changed in name and sites, by the script that stands on the sites already', async () => {
    const [{ key }] = await product.api.list('/widget-keys');
    const begin = async (origin: string) => {
      const headers = { Origin: origin, 'Content-Type': 'application/json' };
      return (await fetch(`${product.url}/widget/v1/session?key=${key}`, { method: 'POST', headers, body: '{}' })).status;
    };
    await page.getByRole('button', { name: 'Change the key Shop' }).press('Enter');
    const origins = dialog().getByRole('textbox', { name: 'Allowed sites' });
    await until('the form shows what is kept', 5_000, async () => (await origins.inputValue()) !== '');
    expect(await origins.inputValue()).toBe('https://shop.example\nhttp://localhost:8080');
    await origins.fill('https://shop.example/cart');
    await dialog().getByRole('button', { name: 'Save key' }).press('Enter');
    await dialog().getByText('names more than a site: write https://shop.example').waitFor();
    await origins.fill('https://shop.example\nhttps://new.shop.example');
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Our shop');
    await dialog().getByRole('button', { name: 'Save key' }).press('Enter');
    await page.getByText('Our shop is saved').waitFor();
    await dialog().waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /Our shop.*https:\/\/shop\.example, https:\/\/new\.shop\.example/ }).waitFor();
    expect(await Promise.all(['https://new.shop.example', 'http://localhost:8080'].map(begin))).toEqual([200, 403]);
    await page.goto(`${product.url}/settings/audit`);
    await page
      .getByRole('row', { name: /Changed a key of the widget Our shop · Name: Shop → Our shop · Allowed sites/ })
      .waitFor();
    await page.goto(`${product.url}/settings/widget`);
  });

  it('are not saved over what somebody else saved meanwhile', async () => {
    await page.getByRole('button', { name: 'Change the key Our shop' }).press('Enter');
    const name = dialog().getByRole('textbox', { name: 'Name' });
    await name.fill('Mine');
    const [{ id }] = await product.api.list('/widget-keys');
    await product.api.put(`/widget-keys/${id}`, { name: 'Theirs' });
    await dialog().getByRole('button', { name: 'Save key' }).press('Enter');
    await dialog().getByRole('alert').getByText('Somebody else saved this meanwhile').waitFor();
    expect(await product.api.list('/widget-keys')).toMatchObject([{ name: 'Theirs' }]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Leave without saving' }).press('Enter');
    await page.getByRole('button', { name: 'Change the key Theirs' }).press('Enter');
    await name.fill('Our shop');
    await dialog().getByRole('button', { name: 'Save key' }).press('Enter');
    await page.getByText('Our shop is saved').waitFor();
    await dialog().waitFor({ state: 'detached' });
    // The browser tells of the refusal, which was meant.
    administrator.faults.splice(0);
  });

  it('are deleted after a question, and refused from then on', async () => {
    const [key] = await product.api.list('/widget-keys');
    const begin = async () => {
      const headers = { Origin: 'https://shop.example', 'Content-Type': 'application/json' };
      const url = `${product.url}/widget/v1/session?key=${key.key}`;
      return (await fetch(url, { method: 'POST', headers, body: '{}' })).status;
    };
    expect(await begin()).toBe(200);
    const remove = page.getByRole('button', { name: 'Delete the key Our shop' });
    await remove.press('Enter');
    await dialog().getByText('The chat falls silent on https://shop.example').waitFor();
    await dialog().getByRole('button', { name: 'Keep key' }).press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await remove.press('Enter');
    await dialog().getByRole('button', { name: 'Delete key' }).press('Enter');
    await page.getByText('Our shop is deleted').waitFor();
    await page.getByText('No key yet').waitFor();
    await until('the key is refused', 10_000, async () => (await begin()) === 403);
    expect(administrator.faults).toEqual([]);
  });
});
