import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { violationsOf } from './harness/axe.ts';
import { launchBrowser, logIn, newVisitor, type Visitor } from './harness/browser.ts';
import { type Product, startProduct } from './harness/product.ts';

/** What a form does whose values are refused, by itself or by the server. */
describe('a form that is refused', () => {
  let product: Product;
  let browser: Browser;
  let administrator: Visitor;
  let page: Page;
  const drawer = () => page.getByRole('dialog');
  const press = (name: string) => drawer().getByRole('button', { name, exact: true }).click();

  /** The field has the focus, says what is wrong with it, and is seen. */
  async function expectLedTo(field: Locator, words: RegExp): Promise<void> {
    await drawer().getByText(words).first().waitFor();
    await expectSoon(() => field.evaluate((element) => element === document.activeElement));
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const describedBy = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
    const said = await Promise.all(describedBy.filter(Boolean).map((id) => page.locator(`[id="${id}"]`).textContent()));
    expect(said.join(' ')).toMatch(words);
    const { y, height } = (await field.boundingBox())!;
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(page.viewportSize()!.height);
  }

  async function expectSoon(is: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 50 && !(await is()); tries += 1) await page.waitForTimeout(20);
    expect(await is()).toBe(true);
  }

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    // So low that no drawer shows all of its form.
    administrator = await newVisitor(browser, { viewport: { width: 1280, height: 480 } });
    page = administrator.page;
    await logIn(page, product.url);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('leads to what has to be chosen, and says where to make what can be', async () => {
    await page.goto(`${product.url}/team/assignment-rules?edit=new`);
    await drawer().getByRole('textbox', { name: 'Name' }).fill('Everybody');
    await drawer().getByText('There is no segment yet.').waitFor();
    await drawer().getByText('There is no group yet.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await press('Create rule');
    await expectLedTo(drawer().getByRole('combobox', { name: 'Segment' }), /Choose a segment/);
    await product.api.post('/segments', { name: 'All', condition: { field: 'person.country', operator: 'exists' } });
    await product.api.post('/groups', { name: 'First' });
  });

  it('leads to what the server refused, however far the drawer is scrolled', async () => {
    await product.api.post('/agents', { name: 'Ines', email: 'ines@example.com' });
    await page.goto(`${product.url}/team/agents?edit=new`);
    await drawer().getByRole('textbox', { name: 'Name' }).fill('Ines too');
    await drawer().getByRole('textbox', { name: 'E-mail' }).fill('ines@example.com');
    await press('Create agent');
    await expectLedTo(drawer().getByRole('textbox', { name: 'E-mail' }), /e-mail/i);
    // Once more, with nothing mended.
    await press('Create agent');
    await expectLedTo(drawer().getByRole('textbox', { name: 'E-mail' }), /e-mail/i);
  });

  it('takes no number for another one, and says what 0 is', async () => {
    await page.goto(`${product.url}/team/agents?edit=new`);
    await page.reload();
    const most = drawer().getByRole('textbox', { name: 'Most open conversations at a time' });
    await drawer().getByRole('textbox', { name: 'Name' }).fill('Jonas');
    await drawer().getByRole('textbox', { name: 'E-mail' }).fill('jonas@example.com');
    for (const typed of ['-3', '2.5', '100001']) {
      await most.fill(typed);
      await most.blur();
      expect((await most.inputValue()).replace(',', '')).toBe(typed);
      await press('Create agent');
      await expectLedTo(most, /Enter a whole number from 0 to 100,000/);
    }
    await most.fill('0');
    await drawer().getByText('With 0 no group gives this agent any').waitFor();
    await press('Create agent');
    await page.getByText('Jonas is on the team').waitFor();
    const jonas = (await product.api.list('/agents')).find(({ name }) => name === 'Jonas');
    expect(jonas.maxOpenConversations).toBe(0);
  });

  it('leads to the overflow group when groups would flow over in a circle', async () => {
    const [first] = await product.api.list('/groups');
    const routing = { strategy: 'round-robin', overflowGroupId: first.id };
    await product.api.post('/groups', { name: 'Second', routing });
    await page.goto(`${product.url}/team/groups?edit=${first.id}`);
    await drawer().getByRole('radio', { name: 'Round robin' }).check();
    await drawer().getByText('Nobody is in this group, so its conversations wait until somebody is.').waitFor();
    const overflow = drawer().getByRole('combobox', { name: 'Overflow group' });
    await overflow.fill('Second');
    await page.getByRole('option', { name: 'Second' }).click();
    await drawer().getByText('Nobody is in this group, so its conversations go to Second as long as nobody is.').waitFor();
    await press('Save group');
    await expectLedTo(overflow, /Leads in a circle/);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('leads to a choice of several as well', async () => {
    await page.goto(`${product.url}/settings/api-keys`);
    await page.reload();
    await page.getByRole('button', { name: 'Create API key' }).first().click();
    await drawer().getByRole('textbox', { name: 'Name' }).fill('Shop');
    const chosen = drawer().getByRole('checkbox', { checked: true });
    await chosen.uncheck();
    await press('Create key');
    await drawer().getByText('Choose what the key may do').waitFor();
    const first = drawer().getByRole('checkbox').first();
    await expectSoon(() => first.evaluate((box) => box === document.activeElement));
  });

  it('goes without a fault in the page', () => {
    expect(administrator.faults.filter((fault) => !/4(09|22)/.test(fault))).toEqual([]);
  });
});
