import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violationsInBothSchemes } from './harness/axe.ts';
import { launchBrowser, logIn, newVisitor, takeScreenshot, type Visitor } from './harness/browser.ts';
import { assigningGraph, type FrenchTeam, publishAssigningAutomation } from './harness/french-automation.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

describe('the list of automations', () => {
  let product: Product;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;
  let team: FrenchTeam;

  beforeAll(async () => {
    product = await startProduct();
    team = await publishAssigningAutomation(product.api);
    for (const name of ['Refunds', 'Returns', 'Orders']) await create(name);
    browser = await launchBrowser();
    visitor = await newVisitor(browser);
    page = visitor.page;
    await logIn(page, product.url);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const create = async (name: string, graph: unknown = assigningGraph(team.agentId, team.groupId)): Promise<void> => {
    await product.api.post('/automations', { name, graph });
  };
  const statuses = async (): Promise<Record<string, string>> =>
    Object.fromEntries((await product.api.list('/automations')).map(({ name, status }) => [name, status]));
  const box = (name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
  const bar = () => page.getByRole('region', { name: 'Selected automations' });
  const press = (name: string) => bar().getByRole('button', { name, exact: true }).click();
  const open = async () => {
    await page.goto(`${product.url}/automations`);
    await box('Refunds').waitFor();
  };

  it('says how many there are, and how many of them a search finds', async () => {
    await open();
    await page.getByRole('status').getByText('4 automations', { exact: true }).waitFor();
    await page.getByRole('textbox', { name: 'Find an automation by name' }).fill('re');
    await page.getByRole('status').getByText('3 of 4', { exact: true }).waitFor();
  });

  it('is led back to from an address that no automation has', async () => {
    await page.goto(`${product.url}/automations/none`);
    await page.getByRole('heading', { name: 'There is no such automation' }).waitFor();
    await takeScreenshot(page, 'automation-unknown');
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await page.getByRole('link', { name: 'Go to automations' }).click();
    await box('Refunds').waitFor();
    // That it is not there was meant.
    expect(visitor.faults.splice(0).filter((fault) => !/404.*automations\/none/.test(fault))).toEqual([]);
  });

  it('takes rows into the selection by Shift, with the mouse and by keyboard', async () => {
    await open();
    await box('French people').click();
    await box('Returns').click({ modifiers: ['Shift'] });
    await bar().getByText('3 selected').waitFor();
    await box('Orders').focus();
    await page.keyboard.press('Space');
    await bar().getByText('4 selected').waitFor();
    await box('Refunds').focus();
    await page.keyboard.press('Shift+Space');
    await bar().getByText('1 selected').waitFor();
    await bar().getByRole('button', { name: 'Clear the selection' }).click();
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).click();
    await bar().getByText('4 selected').waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await takeScreenshot(page, 'automations-selected');
  });

  it('publishes, pauses and resumes those selected that can be', async () => {
    await open();
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).click();
    await press('Publish 3');
    const question = page.getByRole('dialog', { name: 'Publish 3 automations?' });
    await question.getByText('Returns', { exact: true }).waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await takeScreenshot(page, 'automations-publish-several');
    await question.getByRole('button', { name: 'Not now' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await statuses()).toMatchObject({ Refunds: 'draft' });
    await press('Publish 3');
    await question.getByRole('button', { name: 'Publish 3 automations' }).click();
    await page.getByText('3 automations are published').waitFor();
    expect(new Set(Object.values(await statuses()))).toEqual(new Set(['published']));
    await bar().waitFor({ state: 'hidden' });
    await box('Refunds').click();
    await box('Orders').click();
    await press('Pause');
    await page.getByText('2 automations are paused').waitFor();
    expect(await statuses()).toMatchObject({ Refunds: 'paused', Orders: 'paused', Returns: 'published' });
    await box('Refunds').click();
    await press('Resume');
    await page.getByText('1 automation runs again').waitFor();
    expect(await statuses()).toMatchObject({ Refunds: 'published', Orders: 'paused' });
    expect(visitor.faults).toEqual([]);
  });

  it('goes on with the others when one cannot be changed, and says which and why', async () => {
    await create('Without an action', { schemaVersion: 1, nodes: [], edges: [] });
    await create('Invoices');
    await open();
    await box('Without an action').click();
    await box('Invoices').click();
    await press('Publish');
    await page.getByRole('dialog').getByRole('button', { name: 'Publish 2 automations' }).click();
    const alert = page.getByRole('alert').filter({ hasText: '1 of 2 automations was not published' });
    const way = alert.getByRole('listitem').filter({ hasText: 'Add “Incoming message”' }).getByRole('link');
    await way.waitFor();
    expect(await statuses()).toMatchObject({ Invoices: 'published', 'Without an action': 'draft' });
    await bar().getByText('1 selected').waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await takeScreenshot(page, 'automations-not-published');
    await way.click();
    await page.getByRole('tab', { name: /^Problems/, selected: true }).waitFor();
    // What was refused was meant to be.
    expect(visitor.faults.splice(0).filter((fault) => !/ 422 .*\/publish\)$/.test(fault))).toEqual([]);
  });

  it('says what was done in a corner, a few at a time, where it covers neither search nor rows', async () => {
    await open();
    for (const name of ['Refunds', 'Returns', 'Orders', 'Invoices']) {
      await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
      await page.getByRole('menuitem', { name: /^(Pause|Resume)$/ }).click();
      await page
        .getByRole('alert')
        .filter({ hasText: `“${name}”` })
        .waitFor();
    }
    const notices = page.getByRole('alert');
    await until('the oldest has given way', 5_000, async () => (await notices.count()) === 3);
    await takeScreenshot(page, 'notices');
    const last = (await page.getByRole('row').last().boundingBox())!;
    for (const notice of await notices.all()) {
      const { x, y, width, height } = (await notice.boundingBox())!;
      expect(y).toBeGreaterThan(last.y + last.height);
      expect(x + width).toBeLessThanOrEqual(1440);
      expect(y + height).toBeLessThanOrEqual(900);
    }
    for (const name of ['Refunds', 'Returns', 'Orders', 'Invoices']) {
      await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
      await page.getByRole('menuitem', { name: /^(Pause|Resume)$/ }).click();
    }
  });

  it('duplicates those selected, and deletes them with one Undo', async () => {
    await open();
    await box('Refunds').click();
    await box('Returns').click();
    await press('Duplicate');
    await box('Copy of Returns').waitFor();
    await box('Refunds').click();
    await press('Duplicate');
    await box('Copy 2 of Refunds').waitFor();
    await box('Copy of Returns').click();
    await box('Copy of Refunds').click();
    await press('Delete');
    await page.getByText('2 automations are deleted').waitFor();
    await until('they are gone', 5_000, async () => !('Copy of Refunds' in (await statuses())));
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('2 automations are back').waitFor();
    expect(await statuses()).toMatchObject({ 'Copy of Refunds': 'draft', 'Copy of Returns': 'draft' });
  });

  it('gives an automation to another, whose it stays when somebody else publishes it', async () => {
    await open();
    await page.getByRole('button', { name: 'Actions for Refunds', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Give to…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Whose is “Refunds”?' });
    await dialog.getByRole('combobox', { name: 'New owner' }).fill('Marie');
    await page.getByRole('option', { name: 'Marie Dubois', exact: true }).click();
    await takeScreenshot(page, 'automations-give');
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Give it to Marie Dubois' }).click();
    await dialog.waitFor({ state: 'detached' });
    const refunds = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Refunds', exact: true }) });
    await refunds.getByText('Marie Dubois').waitFor();
    const { id, revision } = (await product.api.list('/automations')).find(({ name }) => name === 'Refunds')!;
    await product.api.post(`/automations/${id}/publish`, { revision });
    expect((await product.api.get(`/automations/${id}`)).body.owner.name).toBe('Marie Dubois');
  });

  it('offers to select all that were found, which are then in sight, and deletes them with one Undo', async () => {
    for (let number = 1; number <= 60; number += 1) await create(`Bulk ${number}`);
    await open();
    await page.getByRole('textbox', { name: 'Find an automation by name' }).fill('Bulk');
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).click();
    await bar().getByText('50 selected').waitFor();
    const ofAll = page.getByRole('checkbox', { name: 'Select none' });
    const isHalf = () => ofAll.evaluate((input) => 'indeterminate' in input && input.indeterminate === true);
    expect([await ofAll.isChecked(), await isHalf()]).toEqual([false, true]);
    await press('Select all 60');
    await bar().getByText('60 selected').waitFor();
    expect([await ofAll.isChecked(), await isHalf()]).toEqual([true, false]);
    await box('Bulk 60').waitFor();
    await press('Delete');
    await page.getByText('60 automations are deleted').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('60 automations are back').waitFor();
    expect(Object.keys(await statuses()).filter((name) => name.startsWith('Bulk'))).toHaveLength(60);
  });

  it('is as good on a phone', async () => {
    const { page: phone, context } = await newVisitor(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
    await logIn(phone, product.url);
    await phone.getByRole('checkbox', { name: 'Select Refunds', exact: true }).tap();
    await phone.getByRole('checkbox', { name: 'Select Orders', exact: true }).tap();
    const onPhone = phone.getByRole('region', { name: 'Selected automations' });
    await takeScreenshot(phone, 'automations-selected-phone');
    await onPhone.getByRole('button', { name: 'Pause 1', exact: true }).tap();
    await phone.getByText('1 automation is paused').waitFor();
    expect(await statuses()).toMatchObject({ Refunds: 'paused', Orders: 'paused' });
    // One long word takes no more room than a few lines.
    await create(`Donaudampfschiffahrts${'gesellschaft'.repeat(14)}`);
    await phone.goto(`${product.url}/automations?find=Donau`);
    const long = phone.getByRole('row').filter({ hasText: 'Donaudampfschiffahrts' });
    await long.waitFor();
    await takeScreenshot(phone, 'automations-long-name-phone');
    expect((await long.boundingBox())!.height).toBeLessThan(90);
    await context.close();
  });
});
