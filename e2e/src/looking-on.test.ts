import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { acceptInvitation } from './harness/agent-login.ts';
import { violationsInBothSchemes } from './harness/axe.ts';
import { launchBrowser, newVisitor, takeScreenshot, type Visitor } from './harness/browser.ts';
import { editorPage } from './harness/editor-page.ts';
import { type FrenchTeam, frenchMessage, publishAssigningAutomation } from './harness/french-automation.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

const email = 'marie@example.com';
const onlyAdministrators = 'Only administrators change automations';
const changing = ['Save', 'Publish', 'More choices', 'Pause', 'Undo', 'Redo', 'Nodes', 'Tidy up', 'Edit'];

/** An agent, who may not change automations, looks at one: what became of a message, and why. */
describe('an automation that an agent looks at', () => {
  let product: Product;
  let browser: Browser;
  let agent: Visitor;
  let page: Page;
  let team: FrenchTeam;
  const address = () => `${product.url}/automations/${team.automationId}`;
  const settings = (name: string) => page.getByRole('region', { name: `Settings of ${name}` });
  const kept = () => page.evaluate<string[]>(`Object.keys(localStorage).filter((key) => key.startsWith('switchboard-draft'))`);
  const graphNow = async () => (await product.api.get(`/automations/${team.automationId}`)).body.graph;
  async function expectNothingToChange(): Promise<void> {
    await page.getByText(onlyAdministrators).waitFor();
    expect(await page.getByText(onlyAdministrators).count()).toBe(1);
    for (const name of changing)
      expect({ name, count: await page.getByRole('button', { name, exact: true }).count() }).toEqual({ name, count: 0 });
  }

  beforeAll(async () => {
    product = await startProduct();
    team = await publishAssigningAutomation(product.api);
    await product.api.post(`/agents/${team.agentId}/invitation`);
    await product.api.post('/messages', frenchMessage('m-1', 'c-1'));
    await until('the run is there', 10_000, async () => {
      const { body } = await product.api.get(`/runs?automationId=${team.automationId}`);
      return body.items?.[0];
    });
    browser = await launchBrowser();
    agent = await newVisitor(browser);
    page = agent.page;
    await acceptInvitation(page, product, email);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('is led to from a conversation, and shows the run with nothing to change', async () => {
    await page.goto(`${product.url}/inbox/c-1`);
    await page.getByRole('link', { name: 'French people' }).first().click();
    await page.getByText('Run of version 1', { exact: false }).first().waitFor();
    await expectNothingToChange();
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await takeScreenshot(page, 'looking-on-run');
    await page.getByRole('button', { name: 'Back to the draft' }).click();
    await page.getByRole('button', { name: 'Close the drawer' }).click();
  });

  it('stays as it is, by mouse and by keyboard, and no draft is kept', async () => {
    const before = await graphNow();
    await page.goto(address());
    const { canvas, palette } = editorPage(page);
    const card = canvas.getByRole('group', { name: 'Country', exact: true });
    await card.waitFor();
    expect(await palette.count()).toBe(0);
    await page.getByText('Choose a node to see how it is set.').waitFor();
    await expectNothingToChange();
    await takeScreenshot(page, 'looking-on');
    const drawn = await canvas.getByRole('group').count();
    const from = (await card.boundingBox())!;
    await page.mouse.move(from.x + 60, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 160, from.y + 220, { steps: 5 });
    await page.mouse.up();
    await card.focus();
    for (const key of [
      'Delete',
      'd',
      'a',
      'c',
      'n',
      't',
      'F2',
      'Shift+ArrowRight',
      'Control+d',
      'Control+v',
      'Control+z',
      'Control+s',
    ])
      await page.keyboard.press(key);
    await card.dblclick({ position: { x: 80, y: 20 } });
    await card.click({ button: 'right' });
    for (const role of ['dialog', 'menu', 'alert'] as const) expect(await page.getByRole(role).count()).toBe(0);
    expect(await canvas.getByRole('group').count()).toBe(drawn);
    expect(await kept()).toEqual([]);
    expect(await graphNow()).toEqual(before);
  });

  it('shows the settings of a node, and none of them can be changed', async () => {
    await page.goto(address());
    const { canvas } = editorPage(page);
    await canvas.getByRole('group', { name: 'Country', exact: true }).focus();
    await page.keyboard.press('Enter');
    const form = settings('Country');
    await form.waitFor();
    await form.getByText('France').first().waitFor();
    const open: string[] = await form.evaluate((region) =>
      [...region.querySelectorAll('input:not([type=hidden]), select, textarea')]
        .filter((field) => !field.matches(':disabled'))
        .map((field) => field.outerHTML),
    );
    expect(open).toEqual([]);
    expect(await form.getByRole('button').allTextContents()).not.toContain('Remove this node');
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await takeScreenshot(page, 'looking-on-settings');
    await form.getByRole('button', { name: 'Close the settings' }).click();
    await form.waitFor({ state: 'detached' });
  });

  it('offers in menus, keys and the search what may be done alone', async () => {
    await page.goto(address());
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const menu = page.getByRole('menu');
    await menu.first().waitFor();
    const items = await menu.getByRole('menuitem').allTextContents();
    expect(items.join()).toMatch(/Copy.*Walk.*View.*Automation/);
    expect(items.join()).not.toMatch(/Undo|Paste|Cut|Remove|Add a|Rename|Arrange|Connect/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    const search = page.getByRole('textbox', { name: 'Search or do something' });
    await search.fill('publish');
    await page.getByText('Nothing has this name').waitFor();
    await search.fill('export');
    await page.getByRole('button', { name: 'Export the draft' }).waitFor();
    await page.keyboard.press('Escape');
    await search.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Test' }).click();
    expect(await page.getByRole('button', { name: 'Try it' }).count()).toBe(0);
    await page.getByRole('list', { name: 'Messages that came in' }).getByRole('button').first().click();
    await page.getByText('A message that came in, tried with the draft').waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
  });

  it('lets its versions be looked at, and none restored or noted', async () => {
    await page.goto(address());
    await page.getByRole('link', { name: 'Versions', exact: true }).click();
    await page.getByRole('button', { name: 'Version 1', exact: true }).click();
    await page.getByRole('button', { name: 'Export version 1' }).waitFor();
    for (const name of [/^Restore/, /note/, /Make it the draft/])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Edit draft' }).count()).toBe(0);
    expect(await violationsInBothSchemes(page)).toEqual([]);
  });

  it('says of runs about conversations that one may not see only that there are none to see', async () => {
    const luc = await newVisitor(browser);
    await product.api.post('/agents', { name: 'Luc', email: 'luc@example.com', invite: true });
    await acceptInvitation(luc.page, product, 'luc@example.com');
    await luc.page.goto(`${address()}?drawer=runs`);
    await luc.page.getByText('There are no runs about conversations that you can see.').waitFor();
    expect(luc.faults).toEqual([]);
    await luc.context.close();
  });

  it('is the same on a phone, where its outline is read', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(address());
    await page.reload();
    const node = page.getByRole('listitem', { name: 'Country' });
    await node.waitFor();
    await expectNothingToChange();
    await page.getByRole('link', { name: 'Versions', exact: true }).waitFor();
    for (const name of [/^Actions for/, /^Remove/, /^Connect/]) expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect(await violationsInBothSchemes(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    await takeScreenshot(page, 'looking-on-phone');
    await node.getByRole('button', { name: 'Settings of Country' }).click();
    await settings('Country').waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await takeScreenshot(page, 'looking-on-phone-settings');
    expect(await kept()).toEqual([]);
  });

  it('goes without a refusal and without a fault', () => {
    expect(agent.faults).toEqual([]);
  });
});
