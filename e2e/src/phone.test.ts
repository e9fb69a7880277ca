import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import type { Browser, Locator, Page } from 'playwright-core';
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
    await form.getByRole('textbox', { name: 'Name on the canvas' }).fill('From where');
    await settings('From where').getByRole('heading', { name: 'From where' }).waitFor();
    const graph = await saved('the node has its name', ({ nodes }) => nodes.some(({ name }) => name === 'From where'));
    expect(graph.nodes.find(({ name }) => name === 'From where')?.config).toMatchObject({ countries: ['FR', 'BE'] });
    await settings('From where').getByRole('textbox', { name: 'Name on the canvas' }).fill('');
    await saved('it is called as its type', ({ nodes }) => nodes.every(({ name }) => name === undefined));
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
      .last()
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

  it('covers no button by another, and no button of its header by a notice', async () => {
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
    await takeScreenshot(page, 'phone-notice');
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
      .getByText(/^Country: France is France or Belgium/)
      .waitFor();
    await page.getByRole('button', { name: 'Close the drawer' }).tap();
    await takeScreenshot(page, 'phone-run');
    await page.getByRole('button', { name: 'Back to the draft' }).tap();
    await outlined('Country').getByText('Passed', { exact: true }).waitFor({ state: 'detached' });
    expect(visitor.faults).toEqual([]);
  });
});
