import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser, logIn, newVisitor, type Visitor } from './harness/browser.ts';
import { frenchGraph } from './harness/french-automation.ts';
import { type Product, startProduct } from './harness/product.ts';

/** Where the focus is after what had it has gone: never on nothing. */
describe('the focus', () => {
  let product: Product;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    visitor = await newVisitor(browser);
    page = visitor.page;
    await logIn(page, product.url);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const hasFocus = (what: Locator): Promise<void> => what.and(page.locator(':focus')).waitFor();
  const canvas = (): Locator => page.getByRole('region', { name: 'Canvas' });
  const node = (name: string): Locator => canvas().getByRole('group', { name, exact: true });
  const create = async (name: string): Promise<string> => {
    const { body } = await product.api.post('/automations', { name, graph: frenchGraph('a', 'g') });
    return body.id;
  };
  const open = async (name: string): Promise<string> => {
    const id = await create(name);
    await page.goto(`${product.url}/automations/${id}`);
    await node('Incoming message').focus();
    return id;
  };

  it('is on the heading of a page that one comes to, whatever led there', async () => {
    const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name });
    const { body } = await product.api.post('/people', { id: 'p-focus', name: 'Chloé' });
    expect(body.id).toBe('p-focus');
    await product.api.post('/messages', { conversationId: 'c-focus', text: 'Bonjour', person: { id: 'p-focus' } });
    await page.goto(`${product.url}/inbox`);
    await page.getByRole('link', { name: /Chloé/ }).press('Enter');
    await hasFocus(heading('Chloé'));
    await page.keyboard.press('Tab');
    await hasFocus(page.getByRole('button', { name: 'Snooze' }));
    await page.getByRole('link', { name: 'People', exact: true }).press('Enter');
    await hasFocus(heading('People'));
    await page.getByRole('link', { name: 'Chloé' }).press('Enter');
    await hasFocus(heading('Chloé'));
    await page.goBack();
    await hasFocus(heading('People'));
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Search or do something' }).fill('my account');
    await page.getByRole('button', { name: 'My account' }).first().waitFor();
    await page.keyboard.press('Enter');
    await hasFocus(heading('My account'));
  });

  it('stays on the tabs of a page that one goes through', async () => {
    await page.goto(`${product.url}/team/agents`);
    await page.getByRole('tab', { name: 'Agents' }).focus();
    await page.keyboard.press('ArrowRight');
    await hasFocus(page.getByRole('tab', { name: 'Groups' }));
    await page.keyboard.press('ArrowRight');
    await hasFocus(page.getByRole('tab', { name: 'Assignment rules' }));
  });

  for (const list of ['agents', 'groups', 'assignment-rules']) {
    it(`is in the name of what one comes to create by its address: ${list}`, async () => {
      await page.goto(`${product.url}/team/${list}?edit=new`);
      await hasFocus(page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }));
    });
  }

  it('goes back to the menu’s button when a dialog that the menu opened is left', async () => {
    await open('Dialogs');
    const more = page.getByRole('button', { name: 'More choices' });
    await more.press('Enter');
    await page.getByRole('menuitem', { name: 'Publish with a note…' }).press('Enter');
    await hasFocus(page.getByRole('textbox', { name: 'Note' }));
    await page.keyboard.press('Escape');
    await hasFocus(more);
  });

  it('goes back to where it was when a dialog that the search for commands opened is left', async () => {
    await open('Commands');
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Search or do something' }).fill('keyboard shortcuts');
    await page.getByRole('button', { name: /keyboard shortcuts/i }).waitFor();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await hasFocus(node('Incoming message'));
  });

  it('stays in the dialog when a template is chosen, and goes back to the menu’s button from there', async () => {
    await page.goto(`${product.url}/automations`);
    const more = page.getByRole('button', { name: 'More ways to create' });
    await more.press('Enter');
    await page.getByRole('menuitem', { name: 'Start from a template…' }).press('Enter');
    const templates = page.getByRole('dialog').getByRole('list', { name: 'Templates' });
    await templates.getByRole('button').first().press('Enter');
    await templates.waitFor({ state: 'detached' });
    await hasFocus(page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await hasFocus(more);
  });

  it('goes to the next row when a row is deleted, and stays in the list when that is taken back', async () => {
    await create('One to delete');
    await create('One to keep');
    await page.goto(`${product.url}/automations`);
    const actions = (name: string): Locator => page.getByRole('button', { name: `Actions for ${name}` });
    await actions('One to delete').press('Enter');
    await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
    await actions('One to delete').waitFor({ state: 'detached' });
    await hasFocus(actions('One to keep'));
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).press('Enter');
    await actions('One to delete').waitFor();
    await hasFocus(actions('One to keep'));
  });

  for (const way of ['Escape', 'Merge both', 'Keep mine', 'Load theirs']) {
    it(`goes back to the node when two people’s saves have met: ${way}`, async () => {
      const id = await open(`Conflict, ${way}`);
      await visitor.context.setOffline(true);
      await page.keyboard.press('F2');
      await page.keyboard.type('Mine');
      await page.keyboard.press('Enter');
      await hasFocus(node('Mine'));
      const { body } = await product.api.get(`/automations/${id}`);
      const nodes = body.graph.nodes.map((each: { type: string }) =>
        each.type === 'incoming-message' ? { ...each, name: 'Theirs' } : each,
      );
      await product.api.put(`/automations/${id}`, { revision: body.revision, graph: { ...body.graph, nodes } });
      await visitor.context.setOffline(false);
      const dialog = page.getByRole('dialog', { name: /changed the same meanwhile/ });
      await dialog.waitFor();
      if (way === 'Escape') await page.keyboard.press('Escape');
      else await dialog.getByRole('button', { name: way }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await hasFocus(node(way === 'Load theirs' ? 'Theirs' : 'Mine'));
    });
  }

  it('goes back to the node or the connection that a list of what to add began from', async () => {
    await open('Pickers');
    await node('Country').getByRole('button', { name: 'Country: no', exact: true }).click();
    const add = page.getByRole('dialog', { name: 'Add a node' });
    await add.waitFor();
    await page.keyboard.press('Escape');
    await hasFocus(node('Country'));
    await page.keyboard.press('e');
    const connection = canvas().getByRole('group', { name: /^Country: yes, leads to Browser language/ });
    await hasFocus(connection);
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: 'Lead the connection elsewhere' }).waitFor();
    await page.keyboard.press('Escape');
    await hasFocus(connection);
    await page.keyboard.press('a');
    await add.waitFor();
    await page.keyboard.press('Escape');
    await hasFocus(connection);
  });

  it('stays where it was when Escape comes before the list of what to add has it', async () => {
    await open('Quick keys');
    await page.evaluate(() => {
      const press = (key: string): void => {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      };
      press('a');
      press('Escape');
      return new Promise((resolve) => setTimeout(resolve, 200));
    });
    expect(await page.getByRole('dialog', { name: 'Add a node' }).count()).toBe(0);
    await hasFocus(node('Incoming message'));
  });

  it('goes from a problem to the field that it is about', async () => {
    await open('Problems');
    await page.getByRole('tab', { name: /^Problems/ }).press('Enter');
    const problems = page.getByRole('list', { name: 'Problems' });
    await problems.getByRole('button', { name: /Assign to group/ }).press('Enter');
    await hasFocus(page.getByRole('region', { name: 'Settings of Assign to group' }).getByLabel('Group', { exact: true }));
  });

  it('goes from a problem that is about no field to its node', async () => {
    const { nodes, edges, ...graph } = frenchGraph('a', 'g');
    const apart = { ...nodes[1]!, id: 'apart', name: 'Apart', position: { x: 320, y: 300 } };
    const { body } = await product.api.post('/automations', {
      name: 'Apart',
      graph: { ...graph, nodes: [...nodes, apart], edges },
    });
    await page.goto(`${product.url}/automations/${body.id}`);
    await page.getByRole('tab', { name: /^Problems/ }).press('Enter');
    await page
      .getByRole('list', { name: 'Problems' })
      .getByRole('button', { name: /Apart.*not connected/ })
      .press('Enter');
    await hasFocus(node('Apart'));
  });

  it('is on the node’s row of a phone’s outline after its settings', async () => {
    const id = await create('On a phone');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${product.url}/automations/${id}`);
    const row = page.getByRole('region', { name: 'Outline' }).getByRole('listitem', { name: 'Country', exact: true });
    await row.getByRole('button', { name: 'Settings of Country' }).click();
    const form = page.getByRole('region', { name: 'Settings of Country' });
    await hasFocus(form);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await hasFocus(row);
    // Being without a connection was meant.
    expect(visitor.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|409/.test(fault))).toEqual([]);
  });
});
