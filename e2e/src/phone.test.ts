import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import type { Browser, Locator, Page } from 'playwright-core';
import { violationsOf } from './harness/axe.ts';
import { launchBrowser, logIn, newVisitor, takeScreenshot, type Visitor } from './harness/browser.ts';
import { frenchMessage, type FrenchTeam, publishFrenchAutomation } from './harness/french-automation.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

describe('the editor on a phone', () => {
  let product: Product;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;
  let team: FrenchTeam;

  beforeAll(async () => {
    product = await startProduct();
    team = await publishFrenchAutomation(product.api);
    browser = await launchBrowser();
    visitor = await newVisitor(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
    page = visitor.page;
    await logIn(page, product.url);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function open(query = ''): Promise<void> {
    await page.goto(`${product.url}/automations/${team.automationId}${query}`);
    await outlined('Country').waitFor();
  }
  const outline = () => page.getByRole('region', { name: 'Outline' });
  const outlined = (name: string): Locator => outline().getByRole('listitem', { name, exact: true });
  const settings = (name: string): Locator => page.getByRole('region', { name: `Settings of ${name}` });
  async function boxOf(locator: Locator) {
    const box = await locator.boundingBox();
    if (box === null) throw new Error(`${String(locator)} cannot be seen`);
    return { ...box, right: box.x + box.width, bottom: box.y + box.height };
  }
  function saved(what: string, isSo: (graph: Graph) => boolean): Promise<Graph> {
    return until(what, 10_000, async () => {
      const { body } = await product.api.get(`/automations/${team.automationId}`);
      return isSo(body.graph) && body.graph;
    });
  }

  it('begins with the outline, in which every node reads as a sentence, and goes to the canvas and back', async () => {
    await open();
    await outlined('Country').getByText('Country is France').waitFor();
    await outlined('Browser language').getByText('Browser language is French').waitFor();
    await page.getByRole('button', { name: 'Show the canvas' }).tap();
    await page.getByRole('region', { name: 'Canvas' }).getByRole('group', { name: 'Country', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Show the outline' }).tap();
    await outlined('Country').waitFor();
  });

  it('moves a node by a finger without opening its settings over it; a tap opens them', async () => {
    await open();
    await page.getByRole('button', { name: 'Show the canvas' }).tap();
    const canvas = page.getByRole('region', { name: 'Canvas' });
    const country = canvas.getByRole('group', { name: 'Country', exact: true });
    await country.waitFor();
    const before = await boxOf(country);
    const from = { x: before.x + before.width / 2, y: before.y + before.height / 3 };
    const fingers = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
      fingers.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: from.x, y }] });
    await touch('touchStart', from.y);
    for (const step of [10, 25, 40, 55]) await touch('touchMove', from.y + step);
    await touch('touchEnd', from.y + 55);
    await until('it was moved', 5_000, async () => (await boxOf(country)).y > before.y + 15);
    await page.getByRole('button', { name: 'Undo move of “Country”' }).waitFor();
    expect(await settings('Country').count()).toBe(0);
    await takeScreenshot(page, 'phone-moved');
    await country.tap();
    await settings('Country').waitFor();
    await page.getByRole('button', { name: 'Back to the nodes' }).tap();
    await page.getByRole('button', { name: 'Undo move of “Country”' }).tap();
    await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Show the outline' }).tap();
    await outlined('Country').waitFor();
  });

  it('pauses, resumes and leads to the versions from the menu beside Publish', async () => {
    await open();
    const choose = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: 'More choices' }).tap();
      await page.getByRole('menuitem', { name }).tap();
    };
    const status = async () => (await product.api.get(`/automations/${team.automationId}`)).body.status;
    await choose('Pause');
    await until('it is paused', 5_000, async () => (await status()) === 'paused');
    await choose('Resume');
    await until('it runs again', 5_000, async () => (await status()) === 'published');
    await page.getByRole('button', { name: 'More choices' }).tap();
    await takeScreenshot(page, 'phone-more-choices');
    await page.getByRole('menuitem', { name: 'Versions' }).tap();
    await page.waitForURL(/\/versions/);
    await page.getByText('The first version, with 5 nodes').waitFor();
  });

  it('keeps what a form is about in sight above it, calls no keyboard, and goes back to the node', async () => {
    await open();
    await outlined('Browser language').getByRole('button', { name: 'Settings of Browser language' }).tap();
    const form = settings('Browser language');
    await form.getByRole('heading', { name: 'Browser language' }).waitFor();
    const [node, sheet] = [await boxOf(outlined('Browser language')), await boxOf(form)];
    expect(node.bottom).toBeLessThanOrEqual(sheet.y);
    expect(node.y).toBeGreaterThan((await boxOf(outline())).y);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('SECTION');
    await takeScreenshot(page, 'phone-settings');
    await form.getByRole('button', { name: 'Back to the nodes' }).tap();
    await form.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Browser language');
  });

  it('changes what a node asks, names it, and saves by itself', async () => {
    await open();
    await outlined('Country').getByRole('button', { name: 'Settings of Country' }).tap();
    const form = settings('Country');
    const field = form.getByLabel('Countries', { exact: true }).and(form.locator('input:not([type=hidden])'));
    await field.tap();
    await field.fill('Belgium');
    await page.getByRole('option', { name: 'Belgium', exact: true }).tap();
    await outlined('Country').getByText('Country is France or Belgium').waitFor();
    // Beside the chips there is room for the caret: no empty line is opened for it.
    expect((await boxOf(field)).y).toBeLessThan((await boxOf(form.getByText('Belgium', { exact: true }))).bottom);
    await form.getByRole('textbox', { name: 'Name on the canvas' }).fill('From where');
    await settings('From where').getByRole('heading', { name: 'From where' }).waitFor();
    const graph = await saved('the node has its name', ({ nodes }) => nodes.some(({ name }) => name === 'From where'));
    expect(graph.nodes.find(({ name }) => name === 'From where')?.config).toMatchObject({ countries: ['FR', 'BE'] });
    // The published version asks for one country, and has no name for it.
    await page.getByRole('link', { name: '1 unpublished', exact: true }).waitFor();
    await takeScreenshot(page, 'phone-unpublished');
    await settings('From where').getByRole('textbox', { name: 'Name on the canvas' }).fill('');
    await saved('it is called as its type', ({ nodes }) => nodes.every(({ name }) => name === undefined));
  });

  it('renames and disables a node in its row, and keeps what disconnects it in sight, however long its name', async () => {
    await open();
    const choose = async (node: string, action: string): Promise<void> => {
      await outlined(node)
        .getByRole('button', { name: /^Actions for / })
        .tap();
      await page.getByRole('menuitem', { name: action, exact: true }).tap();
    };
    const longName = 'Kundenzufriedenheitsabteilungen der Donaudampfschifffahrtsgesellschaften';
    await choose('Browser language', 'Rename');
    const field = page.getByRole('textbox', { name: 'Name of Browser language' });
    await field.and(page.locator(':focus')).waitFor();
    await field.fill(longName);
    await page.keyboard.press('Enter');
    await outlined(longName).and(page.locator(':focus')).waitFor();
    const disconnect = outlined('Country').getByRole('button', { name: `Disconnect from ${longName}` });
    expect((await boxOf(disconnect)).right).toBeLessThan((await boxOf(outlined('Country'))).right);
    await choose(longName, 'Disable');
    await outlined(`${longName}, disabled`).waitFor();
    expect(await settings(longName).isVisible()).toBe(false);
    await outline()
      .getByRole('button', { name: `Actions for ${longName}` })
      .and(page.locator(':focus'))
      .waitFor();
    await takeScreenshot(page, 'phone-row-actions');
    await choose(`${longName}, disabled`, 'Enable');
    await choose(longName, 'Rename');
    await page.getByRole('textbox', { name: `Name of ${longName}` }).fill('');
    await page.keyboard.press('Enter');
    await saved('it is as it was', ({ nodes }) => nodes.every(({ name, disabled }) => name === undefined && !disabled));
  });

  it('adds a node, connects it, removes it, and takes the removal back', async () => {
    await open();
    await page.getByRole('button', { name: 'Nodes', exact: true }).tap();
    const palette = page.getByRole('region', { name: 'Nodes' });
    await palette.getByRole('textbox', { name: 'Search nodes' }).fill('tag');
    await palette.getByRole('button', { name: 'Add tag', exact: true }).tap();
    const added = outlined('Add tag');
    await added.waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).tap();
    await outlined('Country').getByRole('group', { name: 'Answer no' }).getByRole('button', { name: 'Connect to…' }).tap();
    await page
      .getByRole('dialog', { name: 'Connect to' })
      .getByRole('option', { name: /^Add tag/ })
      .first()
      .tap();
    await saved('“no” leads to it', ({ edges, nodes }) => {
      const id = nodes.find(({ type }) => type === 'add-tag')?.id;
      return edges.some(({ target, sourceHandle }) => target === id && sourceHandle === 'no');
    });
    await added.getByRole('button', { name: 'Remove Add tag' }).tap();
    await added.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo removal of “Add tag”' }).tap();
    await added.waitFor();
    await added.getByRole('button', { name: 'Remove Add tag' }).tap();
    await saved('it is gone', ({ nodes }) => nodes.length === 5);
  });

  it('covers no button by another, and neither its header nor its buttons by a notice', async () => {
    await open();
    const toNodes = await boxOf(page.getByRole('button', { name: 'Nodes', exact: true }));
    expect((await boxOf(outline())).bottom).toBeLessThanOrEqual(toNodes.y);
    expect((await boxOf(page.getByRole('tab', { name: 'Runs' }))).right).toBeLessThanOrEqual(toNodes.x);
    await page
      .getByRole('button', { name: /^Publish/ })
      .first()
      .tap();
    const notice = page.getByRole('alert').filter({ hasText: 'Version 2 is published.' });
    await notice.waitFor();
    const lowest = await boxOf(page.getByRole('button', { name: 'Save', exact: true }));
    expect((await boxOf(notice)).y).toBeGreaterThanOrEqual(lowest.bottom);
    expect((await boxOf(notice)).bottom).toBeLessThanOrEqual(toNodes.y);
    await takeScreenshot(page, 'phone-notice');
  });

  it('has room for every tab of the drawer beside the button for nodes, however many problems there are', async () => {
    const node = (id: string, type: string) => ({ id, type, version: 1, position: { x: 0, y: 0 }, config: {} });
    const countries = Array.from({ length: 8 }, (_, index) => node(`c${index}`, 'country'));
    const graph = { schemaVersion: 1, nodes: [node('t', 'incoming-message'), ...countries], edges: [] };
    const { body } = await product.api.post('/automations', { name: 'Full of faults', graph });
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`${product.url}/automations/${body.id}`);
    await page.getByRole('tab', { name: /^Problems \d\d/ }).waitFor();
    const toNodes = await boxOf(page.getByRole('button', { name: 'Nodes', exact: true }));
    expect((await boxOf(page.getByRole('tab', { name: 'Runs' }))).right).toBeLessThanOrEqual(toNodes.x);
    await page.setViewportSize({ width: 390, height: 844 });
  });

  it('leaves room for a form and for the drawer in a low window, as when a desk’s is enlarged to 200 %', async () => {
    await page.setViewportSize({ width: 720, height: 450 });
    await open();
    await page.getByRole('button', { name: 'Show the canvas' }).tap();
    const card = page.getByRole('region', { name: 'Canvas' }).getByRole('group', { name: 'Country', exact: true });
    await card.waitFor();
    const zoomIn = await boxOf(page.getByRole('button', { name: 'Zoom in' }));
    expect(zoomIn.y).toBeGreaterThan((await boxOf(page.getByRole('button', { name: 'Save', exact: true }))).bottom);
    await card.focus();
    await page.keyboard.press('Enter');
    const form = settings('Country');
    await form.waitFor();
    expect(await violationsOf(page)).toEqual([]);
    const bar = await boxOf(page.getByRole('navigation', { name: 'Sections' }));
    expect((await boxOf(form.getByRole('radiogroup', { name: 'Operator' }))).bottom).toBeLessThanOrEqual(bar.y);
    await takeScreenshot(page, 'enlarged-settings');
    await form.getByRole('button', { name: 'Back to the nodes' }).tap();
    await page.getByRole('tab', { name: 'Test' }).tap();
    expect((await boxOf(page.getByRole('textbox', { name: 'Message' }))).bottom).toBeLessThanOrEqual(bar.y);
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
  });

  it('shows all of the list of what can be added on the canvas', async () => {
    await open();
    await page.getByRole('button', { name: 'Show the canvas' }).tap();
    const canvas = page.getByRole('region', { name: 'Canvas' });
    await canvas.getByRole('group', { name: 'Incoming message', exact: true }).focus();
    for (const key of ['a', 'c']) {
      for (const each of ['Home', 'ArrowRight', key]) await page.keyboard.press(each);
      const picker = page.getByRole('dialog', { name: 'Add a node' });
      await picker.waitFor();
      const { x, right } = await boxOf(picker);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(390);
      await page.keyboard.press('Escape');
      await picker.waitFor({ state: 'detached' });
    }
    await page.getByRole('button', { name: 'Show the outline' }).tap();
  });

  it('tells of a run in the outline: how each node answered, and why', async () => {
    const { status } = await product.api.post('/messages', frenchMessage('phone-1', 'phone-1'));
    expect(status).toBe(202);
    const run = await until('the run is there', 10_000, async () => {
      const { body } = await product.api.get(`/runs?automationId=${team.automationId}`);
      return body.items?.[0];
    });
    await open(`?run=${encodeURIComponent(run.id)}`);
    await outlined('Country').getByText('Passed', { exact: true }).waitFor();
    await outlined('Country')
      .getByText(/^Country: France, one of France or Belgium/)
      .waitFor();
    await page.getByRole('button', { name: 'Close the drawer' }).tap();
    await takeScreenshot(page, 'phone-run');
    await page.getByRole('button', { name: 'Back to the draft' }).tap();
    await outlined('Country').getByText('Passed', { exact: true }).waitFor({ state: 'detached' });
    expect(visitor.faults).toEqual([]);
  });
});
