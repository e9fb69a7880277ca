import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser, logIn, newVisitor, takeScreenshot, type Visitor } from './harness/browser.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

/**
 * A shop of somebody else, on an origin of its own, with the widget on every page; those beneath `/rtl` run from right to
 * left.
 */
async function startShop(script: () => string): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    const page = request.url?.startsWith('/rtl')
      ? '<html lang="ar" dir="rtl"><title>Donaudampfschifffahrtsgesellschaft – Kaffee und mehr</title>'
      : '<html lang="pl"><title>Sklep</title>';
    response.end(`<!doctype html>${page}<h1>Sklep ${request.url}</h1>${script()}</html>`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('the widget on the site of a shop', () => {
  let product: Product;
  let browser: Browser;
  let shop: Awaited<ReturnType<typeof startShop>>;
  let visitor: Visitor;
  let key = '';

  beforeAll(async () => {
    product = await startProduct();
    shop = await startShop(() => `<script src="${product.url}/widget.js" data-key="${key}"></script>`);
    const made = await product.api.post('/widget-keys', { name: 'Shop', origins: [shop.origin] });
    key = made.body.key;
    browser = await launchBrowser();
    visitor = await newVisitor(browser, { locale: 'pl-PL' });
  });

  afterAll(async () => {
    await browser?.close();
    shop?.server.close();
    await product?.stop();
  });

  it('is at most 30 kB compressed', async () => {
    const script = await fetch(`${product.url}/widget.js`);
    expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(gzipSync(await script.text()).length).toBeLessThanOrEqual(30_000);
  });

  it('is opened, written in and closed by keyboard alone, in the visitor’s language', async () => {
    const { page } = visitor;
    await page.goto(`${shop.origin}/one`);
    await page.getByRole('button', { name: 'Otwórz czat' }).focus();
    await page.keyboard.press('Enter');
    const chat = page.getByRole('dialog', { name: 'Sklep' });
    await chat.waitFor();
    await page.keyboard.type('Gdzie jest moja paczka?');
    await page.keyboard.press('Enter');
    await chat.getByRole('log', { name: 'Wiadomości' }).getByText('Gdzie jest moja paczka?').waitFor();
    await takeScreenshot(page, 'widget-on-a-shop');
    await page.keyboard.press('Escape');
    await chat.waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await chat.waitFor();
    expect(visitor.faults).toEqual([]);
  });

  it('says that files cannot be sent, however one is brought, and keeps what is half written', async () => {
    const { page } = visitor;
    const box = page.getByRole('textbox', { name: 'Wiadomość' });
    const refusal = page.getByText('Nie można tu jeszcze wysyłać plików.');
    /** @returns whether the browser is left to do with it what it would */
    const bring = (how: 'paste' | 'drop', target: Locator) =>
      target.evaluate((element, type) => {
        const data = new DataTransfer();
        data.items.add(new File(['x'], 'photo.png', { type: 'image/png' }));
        const given = { bubbles: true, cancelable: true, composed: true };
        return element.dispatchEvent(
          type === 'paste'
            ? new ClipboardEvent(type, { ...given, clipboardData: data })
            : new DragEvent(type, { ...given, dataTransfer: data }),
        );
      }, how);
    await box.fill('Numer');
    expect(await bring('paste', box)).toBe(false);
    await refusal.waitFor();
    await takeScreenshot(page, 'widget-refuses-a-file');
    await box.press('End');
    await page.keyboard.type(' 47');
    await refusal.waitFor({ state: 'hidden' });
    expect(await bring('drop', page.getByRole('log'))).toBe(false);
    await refusal.waitFor();
    expect(await box.inputValue()).toBe('Numer 47');
    await box.fill('');
    await refusal.waitFor({ state: 'hidden' });
    expect(visitor.faults).toEqual([]);
  });

  it('keeps the conversation on the next page, and what was written without a connection', async () => {
    const { page, context } = visitor;
    const box = page.getByRole('textbox', { name: 'Wiadomość' });
    await context.setOffline(true);
    await box.fill('Numer 4711');
    await box.press('Enter');
    await page.getByText('Brak połączenia').waitFor();
    await page.getByRole('log').getByText('Czeka na wysłanie').waitFor();
    await context.setOffline(false);
    await page.goto(`${shop.origin}/two`);
    await page.getByRole('log').getByText('Gdzie jest moja paczka?').waitFor();
    const conversation = await until('both messages are there', 20_000, async () => {
      const [summary] = await product.api.list('/conversations');
      const { body } = await product.api.get(`/conversations/${summary?.id}`);
      return body.messages?.length === 2 && body;
    });
    expect(conversation.messages.map(({ text }: { text: string }) => text)).toEqual(['Gdzie jest moja paczka?', 'Numer 4711']);
    expect(conversation.visitor.language).toBe('pl-PL');
  });

  it('is on the next page of the tab as it was: open, with what is half written, and without taking the focus', async () => {
    const { page, context } = visitor;
    const box = page.getByRole('textbox', { name: 'Wiadomość' });
    await box.fill('Jeszcze jedno');
    await page.reload();
    await box.waitFor();
    expect(await box.inputValue()).toBe('Jeszcze jedno');
    expect(await page.getByRole('button', { name: 'Wyślij' }).isEnabled()).toBe(true);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    const other = await context.newPage();
    await other.goto(`${shop.origin}/two`);
    await other.getByRole('button', { name: /Otwórz czat/ }).click();
    expect(await other.getByRole('textbox', { name: 'Wiadomość' }).inputValue()).toBe('');
    await other.close();
    await box.press('Escape');
    await page.reload();
    await page.getByRole('button', { name: /Otwórz czat/ }).click();
    expect(await box.inputValue()).toBe('Jeszcze jedno');
    await box.fill('');
  });

  it('shows an agent’s reply at once, and no note', async () => {
    const agent = await newVisitor(browser);
    await logIn(agent.page, product.url);
    const [conversation] = await product.api.list('/conversations');
    await agent.page.goto(`${product.url}/inbox/${conversation.id}`);
    await agent.page.getByText('Note', { exact: true }).click();
    await agent.page.getByRole('textbox', { name: 'Note' }).fill('Only between us');
    await agent.page.getByRole('button', { name: 'Add note' }).click();
    await agent.page.getByText('Note by').waitFor();
    await agent.page.getByText('Reply', { exact: true }).click();
    await agent.page.getByRole('textbox', { name: 'Reply' }).fill('Jutro');
    // What is half written outlives the page.
    await agent.page.reload();
    const reply = agent.page.getByRole('textbox', { name: 'Reply' });
    await until('the draft is back', 10_000, async () => (await reply.inputValue()) === 'Jutro');
    await reply.press('Control+Enter');
    await visitor.page.getByRole('log').getByText('Jutro').waitFor();
    expect(await visitor.page.getByText('Only between us').count()).toBe(0);
    expect(agent.faults).toEqual([]);
    await agent.context.close();
  });

  it('is one visitor in all tabs, also those open before anything was said', async () => {
    const { context } = await newVisitor(browser, { locale: 'pl-PL' });
    const [one, other] = [await context.newPage(), await context.newPage()];
    for (const tab of [one, other]) {
      await tab.goto(`${shop.origin}/tabs`);
      await tab.getByRole('button', { name: 'Otwórz czat' }).click();
    }
    const write = async (tab: typeof one, text: string): Promise<void> => {
      await tab.getByRole('textbox', { name: 'Wiadomość' }).fill(text);
      await tab.keyboard.press('Enter');
    };
    await write(one, 'Tutaj');
    await other.getByRole('log').getByText('Tutaj').waitFor();
    await write(other, 'i tam');
    await one.getByRole('log').getByText('i tam').waitFor();
    await context.close();
  });

  it('marks what is held back because it was too much at once, until it is sent', async () => {
    const { page, context } = await newVisitor(browser, { locale: 'pl-PL' });
    await page.route('**/widget/v1/messages*', (route) => {
      const headers = {
        'Access-Control-Allow-Origin': shop.origin,
        'Access-Control-Allow-Headers': 'Authorization, Content-Type',
        'Access-Control-Expose-Headers': 'Retry-After',
        'Retry-After': '60',
      };
      const status = route.request().method() === 'OPTIONS' ? 204 : 429;
      return route.fulfill({ status, headers, contentType: 'application/problem+json', body: '{}' });
    });
    await page.goto(`${shop.origin}/fast`);
    await page.getByRole('button', { name: 'Otwórz czat' }).click();
    const box = page.getByRole('textbox', { name: 'Wiadomość' });
    const mark = page.getByRole('log').getByText('Czeka na wysłanie');
    for (const text of ['Raz', 'Dwa']) {
      await box.fill(text);
      await box.press('Enter');
    }
    await mark.nth(1).waitFor();
    expect(await page.getByText('Brak połączenia').isVisible()).toBe(false);
    await takeScreenshot(page, 'widget-held-back');
    await page.unroute('**/widget/v1/messages*');
    await box.fill('Trzy');
    await box.press('Enter');
    await until('all are sent', 10_000, async () => (await mark.count()) === 0);
    expect(await page.getByRole('log').locator('.bubble').allTextContents()).toEqual([
      'Dzień dobry! W czym możemy pomóc?',
      'Raz',
      'Dwa',
      'Trzy',
    ]);
    await context.close();
  });

  it('says how much of a message is too much, keeps all of it, and sends it once it is short enough', async () => {
    const { page, context } = await newVisitor(browser, { locale: 'pl-PL' });
    await page.goto(`${shop.origin}/long`);
    await page.getByRole('button', { name: 'Otwórz czat' }).click();
    const box = page.getByRole('textbox', { name: 'Wiadomość' });
    await box.fill(`${'ż😀'.repeat(10_000)}abc`);
    await page.getByText('Za dużo o 3 znaki. Wiadomość mieści najwyżej 20 000.').waitFor();
    expect(await page.getByRole('button', { name: 'Wyślij' }).isEnabled()).toBe(false);
    await takeScreenshot(page, 'widget-too-long');
    await box.press('Enter');
    expect((await box.inputValue()).length).toBe(30_003);
    await box.press('End');
    for (let each = 0; each < 3; each += 1) await box.press('Backspace');
    await page.getByText('Za dużo').waitFor({ state: 'hidden' });
    await box.press('Enter');
    await page.getByRole('log').getByText('ż😀').waitFor();
    await until('it is sent', 10_000, async () => (await page.getByRole('log').getByText('Wysyłanie').count()) === 0);
    expect(await page.getByRole('log').getByText('Nie wysłano').count()).toBe(0);
    await context.close();
  });

  it('reads from left to right on a site that does not, and breaks a long title', async () => {
    const { page, context } = await newVisitor(browser, { locale: 'de-DE', viewport: { width: 390, height: 844 } });
    await page.goto(`${shop.origin}/rtl`);
    await page.getByRole('button', { name: 'Chat öffnen' }).click();
    const title = page.getByRole('heading', { name: /Donaudampf/ });
    const close = page.getByRole('button', { name: 'Chat schließen' });
    const direction = (element: Element) => getComputedStyle(element).direction;
    expect(await page.getByText('Hallo! Wie können wir helfen?').evaluate(direction)).toBe('ltr');
    expect(await title.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    const [titleBox, closeBox] = [await title.boundingBox(), await close.boundingBox()];
    expect(titleBox!.x + titleBox!.width).toBeLessThanOrEqual(closeBox!.x);
    await takeScreenshot(page, 'widget-right-to-left-site');
    await context.close();
  });

  it('says nothing on a site that its key does not name', async () => {
    const other = await startShop(() => `<script src="${product.url}/widget.js" data-key="${key}"></script>`);
    const before = await product.api.list('/conversations');
    const stranger = await newVisitor(browser);
    await stranger.page.goto(`${other.origin}/`);
    await stranger.page.getByRole('button', { name: 'Open the chat' }).click();
    await stranger.page.getByRole('textbox', { name: 'Message' }).fill('Anybody?');
    await stranger.page.getByRole('textbox', { name: 'Message' }).press('Enter');
    await stranger.page.getByText('No connection').waitFor();
    expect(await product.api.list('/conversations')).toHaveLength(before.length);
    await stranger.context.close();
    other.server.close();
  });

  it('says that there is no chat once its key is taken away, and keeps what is written', async () => {
    const made = await product.api.post('/widget-keys', { name: 'Soon gone', origins: [shop.origin] });
    const before = key;
    key = made.body.key;
    const { page, context } = await newVisitor(browser, { locale: 'pl-PL' });
    await page.goto(`${shop.origin}/closing`);
    await page.getByRole('button', { name: 'Otwórz czat' }).click();
    const box = page.getByRole('textbox', { name: 'Wiadomość' });
    await box.fill('Pierwsza');
    await box.press('Enter');
    await until('it is sent', 10_000, async () => (await page.getByRole('log').getByText('Wysyłanie').count()) === 0);
    await product.api.delete(`/widget-keys/${made.body.id}`);
    await box.fill('Druga');
    await box.press('Enter');
    await page.getByText('Czat jest tu obecnie niedostępny.').waitFor();
    await page.getByRole('log').getByText('Czeka na wysłanie').waitFor();
    await takeScreenshot(page, 'widget-not-available');
    await page.reload();
    await page.getByText('Czat jest tu obecnie niedostępny.').waitFor();
    await page.getByRole('log').getByText('Druga').waitFor();
    key = before;
    await context.close();
  });
});
