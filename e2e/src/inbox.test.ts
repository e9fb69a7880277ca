import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser, logIn, newVisitor, type Visitor } from './harness/browser.ts';
import { pendingEvents } from './harness/metrics.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

/** What agents do with a conversation that others write in, give away, or want as well. */
describe('the inbox in the browser', () => {
  let product: Product;
  let browser: Browser;
  let administrator: Visitor;
  let page: Page;
  let marie: { id: string; visitor: Visitor };
  let germany: string;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    administrator = await newVisitor(browser);
    page = administrator.page;
    await logIn(page, product.url);
    marie = await invited('Marie');
    const group = (name: string, agentIds: string[]) => product.api.post('/groups', { name, agentIds });
    expect((await group('France', [marie.id])).status).toBe(201);
    const { body } = await group('Germany', []);
    germany = body.id;
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** An agent who has followed the link of the invitation. */
  async function invited(name: string): Promise<{ id: string; visitor: Visitor }> {
    const { body } = await product.api.post('/agents', { name, email: `${name}@example.com`, invite: true });
    const link = await until('the invitation is kept', 10_000, async () => {
      const [mail] = await product.api.list('/emails');
      return /http\S+\/set-password#token=[\w-]+/.exec(mail?.text ?? '')?.[0];
    });
    const visitor = await newVisitor(browser);
    await visitor.page.goto(link);
    await visitor.page.getByLabel('New password', { exact: true }).fill('a password of some length');
    await visitor.page.getByRole('button', { name: 'Set password and log in' }).click();
    await visitor.page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
    return { id: body.id, visitor };
  }

  async function write(conversationId: string, from: number, to: number): Promise<void> {
    const messages = Array.from({ length: to - from + 1 }, (_, place) => ({
      id: `${conversationId}-${from + place}`,
      conversationId,
      text: `Message ${from + place}.`,
      person: { id: `p-${conversationId}`, name: `Person ${conversationId}` },
    }));
    expect((await product.api.post('/messages', messages)).status).toBe(202);
    await until('all is decided', 20_000, async () => (await pendingEvents(product.url)) === 0);
  }

  const open = async (where: Page, id: string): Promise<void> => {
    await where.goto(`${product.url}/inbox/${id}`);
    await where.getByRole('heading', { level: 1, name: `Person ${id}` }).waitFor();
  };
  const log = (): Locator => page.getByRole('list', { name: 'Messages' });
  const said = (text: string): Locator => log().getByText(text, { exact: true });
  const topOf = async (one: Locator): Promise<number> => (await one.boundingBox())!.y;
  const isInView = (one: Locator): Promise<boolean> =>
    one.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });

  it('shows older messages on demand, and whoever reads stays where they were', async () => {
    await write('long', 1, 230);
    await open(page, 'long');
    await said('Message 230.').waitFor();
    expect(await said('Message 30.').count()).toBe(0);
    const older = page.getByRole('button', { name: 'Show older messages' });
    await older.focus();
    const before = await topOf(said('Message 31.'));
    await page.keyboard.press('Enter');
    await said('Message 30.').waitFor({ state: 'attached' });
    expect(Math.abs((await topOf(said('Message 31.'))) - before)).toBeLessThan(3);
    expect(await said('Message 1.').count()).toBe(1);
    await older.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'What was said' }).and(page.locator(':focus')).waitFor();
    // What was read stays when another comes.
    await write('long', 231, 231);
    await said('Message 231.').waitFor();
    expect(await said('Message 1.').count()).toBe(1);
    expect(await log().getByRole('listitem').count()).toBe(231);
  });

  /** In the window, and under nothing that stays in sight. */
  const isUncovered = (one: Locator): Promise<boolean> =>
    one.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const shown = [top + 1, top + height - 1].map((y) => document.elementFromPoint(left + width / 2, y));
      return shown.every((each) => each !== null && (element.contains(each) || each.contains(element)));
    });

  it('keeps in reach what can be done and whom it is about, and what has the focus uncovered', async () => {
    await open(page, 'long');
    await until('the end is in view', 5_000, () => isInView(said('Message 231.')));
    const about = page.getByRole('complementary', { name: 'About this conversation' });
    for (const one of [
      page.getByRole('heading', { level: 1, name: 'Person long' }),
      page.getByRole('button', { name: 'Close conversation' }),
      about.getByRole('button', { name: 'Take it' }),
      about.getByRole('link', { name: 'Person long' }),
    ])
      expect(await isUncovered(one)).toBe(true);
    const focused = page.locator(':focus');
    await page.getByRole('radio', { name: 'Reply' }).focus();
    for (const key of ['Shift+Tab', 'Tab']) {
      for (let press = 0; press < 15; press += 1) {
        await page.keyboard.press(key);
        if ((await focused.textContent()) === 'Why?') expect(await isUncovered(focused)).toBe(true);
      }
    }
  });

  it('opens on a phone where one can answer, and leads to whom it is about', async () => {
    const { context, page: phone } = await newVisitor(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
    await logIn(phone, product.url);
    await open(phone, 'long');
    await phone.getByRole('list', { name: 'Messages' }).getByText('Message 231.', { exact: true }).waitFor();
    for (const one of [phone.getByRole('textbox', { name: 'Reply' }), phone.getByRole('button', { name: 'Close conversation' })])
      await until('it can be seen', 5_000, () => isUncovered(one));
    await phone.getByRole('button', { name: 'Go to what is known about this conversation' }).click();
    await until('it is led to', 5_000, () => isUncovered(phone.getByRole('combobox', { name: 'Group' })));
    await context.close();
  });

  it('leaves who reads further up there when a message comes, offers the way to it, and reads it out', async () => {
    await write('busy', 1, 60);
    await open(page, 'busy');
    await until('the end is in view', 5_000, () => isInView(said('Message 60.')));
    await write('busy', 61, 61);
    await until('the end is still in view', 5_000, () => isInView(said('Message 61.')));
    await page.getByRole('log', { name: 'New messages' }).getByText('Person busy: Message 61.').waitFor();
    await said('Message 5.').evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await until('the end is known to be out of view', 5_000, async () => !(await isInView(said('Message 61.'))));
    const place = await topOf(said('Message 5.'));
    await write('busy', 62, 63);
    await page.getByRole('button', { name: '2 new messages' }).waitFor();
    expect(Math.abs((await topOf(said('Message 5.'))) - place)).toBeLessThan(3);
    await page.getByRole('button', { name: '2 new messages' }).click();
    await until('the end is in view again', 5_000, () => isInView(said('Message 63.')));
    await page.getByRole('button', { name: /new message/ }).waitFor({ state: 'detached' });
  });

  it('shows by itself what came while it could not be read', async () => {
    await write('unwell', 1, 1);
    await open(page, 'unwell');
    await said('Message 1.').waitFor();
    const unwell = '**/api/v1/conversations**';
    let refusedCount = 0;
    await page.route(unwell, (route) => {
      refusedCount += 1;
      return route.fulfill({ status: 502 });
    });
    await write('unwell', 2, 2);
    await until('it was read in vain, and once more', 10_000, async () => refusedCount >= 2);
    await page.getByRole('status').getByText('Not connected, trying again').waitFor();
    await page.unroute(unwell);
    await said('Message 2.').waitFor();
    await page.getByRole('status').getByText('Not connected, trying again').waitFor({ state: 'detached' });
  });

  it('says to who had it open that it was given to others, and keeps what they wrote', async () => {
    const { page: hers } = marie.visitor;
    await write('given', 1, 1);
    await open(hers, 'given');
    await hers.getByRole('textbox', { name: 'Reply' }).fill('Half an answer');
    expect((await product.api.post('/conversations/given/assign', { groupId: germany })).status).toBe(200);
    await hers.getByRole('alert').getByText('This conversation is no longer yours to see').waitFor();
    expect(await hers.getByRole('textbox', { name: 'What you had written' }).inputValue()).toBe('Half an answer');
    await hers.getByRole('link', { name: 'Go to the inbox' }).click();
    await hers.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  });

  it('does not take a conversation from who was quicker', async () => {
    await write('wanted', 1, 1);
    await open(page, 'wanted');
    // Before the page hears of it.
    await page.route('**/api/v1/conversations/wanted/assign', async (route) => {
      await product.api.post('/conversations/wanted/assign', { agentId: marie.id });
      await route.continue();
    });
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByText('This conversation has gone to Marie meanwhile.').waitFor();
    expect((await product.api.get('/conversations/wanted')).body.assigneeId).toBe(marie.id);
    await page.unroute('**/api/v1/conversations/wanted/assign');
  });

  it('says how much is too long, and sends none of it', async () => {
    await write('limits', 1, 1);
    await open(page, 'limits');
    await page.getByRole('textbox', { name: 'Reply' }).fill('x'.repeat(20_002));
    await page.getByText('2 characters too many: 20,000 are the most.').waitFor();
    expect(await page.getByRole('button', { name: 'Send reply' }).isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'Reply' }).fill('');
    const tags = page.getByPlaceholder('Add a tag');
    for (const [typed, fault] of [
      ['y'.repeat(51), '1 character too many: 50 are the most.'],
      ['..', 'Dots alone are no tag.'],
    ] as const) {
      await tags.fill(typed);
      await tags.press('Enter');
      await page.getByText(fault).waitFor();
      expect(await tags.inputValue()).toBe(typed);
    }
    await tags.fill('Fine');
    await tags.press('Enter');
    await until('it is tagged', 5_000, async () => {
      const { tags: present } = (await product.api.get('/conversations/limits')).body;
      return present.length === 1 && present[0] === 'fine';
    });
  });

  it('tells what happened as a list, in the reader’s time', async () => {
    await write('slept', 1, 1);
    const at = new Date(Date.now() + 86_400_000).toISOString();
    expect((await product.api.post('/conversations/slept/snooze', { until: at })).status).toBe(200);
    await open(page, 'slept');
    const line = page.getByRole('list', { name: 'What happened' }).getByRole('listitem').filter({ hasText: 'Snoozed by' });
    const local = await page.evaluate(
      (time) => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time)),
      at,
    );
    expect(await line.textContent()).toContain(`until ${local}.`);
    // Not found is what was given away, a conflict what another took, no answer what could not be read: all were meant.
    const meant = /status of (404|409|502)/;
    expect([...administrator.faults, ...marie.visitor.faults].filter((fault) => !meant.test(fault))).toEqual([]);
  });
});
