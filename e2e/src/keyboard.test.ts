import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser, logIn, newVisitor, type Visitor } from './harness/browser.ts';
import { frenchGraph } from './harness/french-automation.ts';
import { largeGraph } from './harness/large-graph.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

/** Drawing without ever touching the mouse: found by role and name, done by keys. */
describe('the editor, by keyboard alone', () => {
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

  const canvas = (): Locator => page.getByRole('region', { name: 'Canvas' });
  const node = (name: string): Locator => canvas().getByRole('group', { name, exact: true });
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) {
      await page.keyboard.press(key);
      // Focus follows a walk at the next frame, as it does long before anybody presses another key.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    }
  };
  const focusedId = (): Promise<string | null> => page.evaluate(`document.activeElement.getAttribute('data-id')`);
  const hasFocus = (what: Locator): Promise<void> => what.and(page.locator(':focus')).waitFor();
  const isShown = (what: Locator): Promise<void> => what.waitFor();

  /** An automation whose nodes are connected as in the contract's example, or as `edges` says. */
  const open = async (edges = frenchGraph('a', 'g').edges): Promise<string> => {
    const graph = { ...frenchGraph('a', 'g'), edges };
    const { body } = await product.api.post('/automations', { name: 'By keyboard', graph });
    await page.goto(`${product.url}/automations/${body.id}`);
    await isShown(node('Incoming message'));
    await node('Incoming message').focus();
    return body.id;
  };
  const edgesOf = async (id: string): Promise<string[]> => {
    const saved = await product.api.get(`/automations/${id}`);
    return saved.body.graph.edges
      .map(
        (edge: { source: string; sourceHandle: string; target: string }) => `${edge.source}:${edge.sourceHandle} ${edge.target}`,
      )
      .toSorted();
  };

  it('stops the Tab key at one node, and walks from there along the edges', async () => {
    await open();
    await press('ArrowRight');
    await hasFocus(node('Country'));
    await press('ArrowRight', 'ArrowRight');
    await hasFocus(node('Agent email'));
    await press('ArrowDown');
    await hasFocus(node('Assign to group'));
    await press('ArrowLeft');
    await hasFocus(node('Browser language'));
    await press('Home');
    await hasFocus(node('Incoming message'));
    const stops = await page.evaluate<number>(`document.querySelectorAll('[aria-roledescription="node"][tabindex="0"]').length`);
    expect(stops).toBe(1);
  });

  it('stands on what led there once what it stood on is removed, and by undo on what came back', async () => {
    await open();
    await press('ArrowRight', 'ArrowRight');
    await hasFocus(node('Browser language'));
    await press('Delete');
    await hasFocus(node('Country'));
    await press('Control+z');
    await hasFocus(node('Browser language'));
    await press('e', 'Delete');
    await hasFocus(node('Browser language'));
    await press('Control+z', 'ArrowRight');
    await hasFocus(node('Agent email'));
    await press('Control+x');
    await hasFocus(node('Browser language'));
  });

  it('comes back by Tab to the node one stood on, also when nothing is selected any more', async () => {
    await open();
    await press('ArrowRight', 'ArrowRight');
    await hasFocus(node('Browser language'));
    await press('Escape', 'Tab');
    expect(await focusedId()).not.toBe('l');
    await press('Shift+Tab');
    await hasFocus(node('Browser language'));
    await press('Escape', 'Control+ArrowLeft');
    await hasFocus(node('Country'));
    await press('Tab', 'Shift+Tab');
    await hasFocus(node('Country'));
  });

  it('means the node that has the focus, however it came there, and walks with Ctrl without selecting', async () => {
    await open();
    await canvas().getByText('Assign to group', { exact: true }).first().click();
    await isShown(page.getByRole('region', { name: 'Settings of Assign to group' }));
    await node('Country').focus();
    await isShown(page.getByRole('region', { name: 'Settings of Country' }));
    await press('Control+ArrowRight');
    await hasFocus(node('Browser language'));
    await isShown(page.getByRole('region', { name: 'Settings of Country' }));
    await press('Delete');
    await node('Country').waitFor({ state: 'detached' });
    await isShown(node('Assign to group'));
  });

  it('finds a node of a large canvas by its name or what it says, and leads to it near enough to be read', async () => {
    const graph = largeGraph(400, 600, 'g');
    const nodes = graph.nodes.map((each) => (each.id === 'n317' ? { ...each, name: 'Needle' } : each));
    const { body } = await product.api.post('/automations', { name: 'Large', graph: { ...graph, nodes } });
    await page.goto(`${product.url}/automations/${body.id}`);
    await isShown(node('Needle'));
    const zoom = (): Promise<number> =>
      page.evaluate(`new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport')).transform).a`);
    expect(await zoom()).toBeLessThan(0.35);
    await press('Control+k');
    const search = page.getByRole('dialog', { name: 'Search and commands' });
    await hasFocus(search.getByRole('textbox'));
    await page.keyboard.type('france or belgium');
    await isShown(search.getByRole('button', { name: /^Country \(1\)/ }));
    await search.getByRole('textbox').fill('needle');
    await isShown(search.getByRole('button', { name: /^Needle/ }));
    await press('Enter');
    await until('it has the focus', 5_000, async () => (await focusedId()) === 'n317');
    await until('it can be read', 5_000, async () => (await zoom()) >= 0.8);
  });

  it('goes into a node’s form with Enter, and back to the node with Escape', async () => {
    await open();
    await press('ArrowRight', 'Enter');
    const form = page.getByRole('region', { name: 'Settings of Country' });
    await hasFocus(form.getByRole('textbox', { name: 'Name on the canvas' }));
    await page.keyboard.type('Where');
    // Where nothing is typed, the keys of undo are the editor's.
    const isNot = page.getByRole('region', { name: 'Settings of Where' }).getByRole('radio', { name: 'is not', exact: true });
    await isNot.press('Space');
    await press('Control+z');
    await until('it is undone', 5_000, async () => !(await isNot.isChecked()));
    await press('Escape');
    await hasFocus(node('Where'));
  });

  it('connects from a chosen port to a target that is searched', async () => {
    const id = await open([]);
    await press('ArrowDown', 'c');
    const dialog = page.getByRole('dialog', { name: 'Add a node' });
    await hasFocus(dialog.getByRole('button', { name: 'yes' }));
    await press('ArrowDown', 'Enter');
    await hasFocus(dialog.getByRole('textbox', { name: 'Search where it leads' }));
    await page.keyboard.type('assign to group');
    // What is there comes before what could be added.
    await isShown(dialog.getByRole('option', { name: 'Assign to group' }).first());
    await press('Enter');
    await isShown(page.getByRole('status', { name: 'What was done' }).getByText('connection of “Country” to “Assign to group”'));
    await until('it is saved', 10_000, async () => (await edgesOf(id)).join() === 'c:no g');
  });

  it('connects by walking, says from where to where, and gives it up with Escape', async () => {
    const id = await open([]);
    await press('Shift+C');
    const status = page.getByRole('status', { name: 'Connecting' });
    await isShown(status.getByText('From Incoming message: out. Walk to where it shall lead.'));
    await press('ArrowDown');
    await isShown(status.getByText('From Incoming message: out, to Country'));
    await press('Escape');
    await hasFocus(node('Incoming message'));
    await isShown(page.getByRole('region', { name: 'Settings of Incoming message' }));
    await press('Shift+C', 'ArrowDown', 'Enter');
    await until('it is saved', 10_000, async () => (await edgesOf(id)).join() === 't:out c');
    await press('Shift+C', 'Shift+C');
    await isShown(status.getByText('From Country: no. Walk to where it shall lead.'));
    await press('ArrowLeft');
    await isShown(status.getByText(/nothing leads into it/));
    await press('Escape');
  });

  it('goes to a connection, removes it, and takes that back', async () => {
    const id = await open();
    await press('ArrowRight', 'e');
    await hasFocus(canvas().getByRole('group', { name: /^Country: yes, leads to Browser language/ }));
    await press('Delete');
    await until('it is saved', 10_000, async () => !(await edgesOf(id)).includes('c:yes l'));
    await press('Control+z');
    await until('it is back', 10_000, async () => (await edgesOf(id)).includes('c:yes l'));
  });

  it('leads a connection elsewhere, by either end', async () => {
    const id = await open();
    await press('ArrowRight', 'e', 'r');
    const dialog = page.getByRole('dialog', { name: 'Lead the connection elsewhere' });
    await hasFocus(dialog.getByRole('textbox', { name: 'Search where it leads' }));
    await page.keyboard.type('email');
    await press('Enter');
    await until('it is saved', 10_000, async () => (await edgesOf(id)).includes('c:yes e'));
    expect(await edgesOf(id)).not.toContain('c:yes l');
    await press('Control+z');
    await until('it is back', 10_000, async () => (await edgesOf(id)).includes('c:yes l'));
  });

  it('puts a node that stands loose into a connection', async () => {
    const graph = frenchGraph('a', 'g');
    const loose = { id: 's', type: 'segment', version: 1, position: { x: 320, y: 480 }, config: {} };
    const { body } = await product.api.post('/automations', {
      name: 'Loose',
      graph: { ...graph, nodes: [...graph.nodes, loose] },
    });
    await page.goto(`${product.url}/automations/${body.id}`);
    await isShown(node('Segment'));
    await node('Incoming message').focus();
    await press('ArrowRight', 'e', 'a');
    const dialog = page.getByRole('dialog', { name: 'Add a node' });
    await page.keyboard.type('segment');
    await isShown(dialog.getByRole('group', { name: 'Put here' }).getByRole('option', { name: 'Segment' }));
    await press('ArrowUp', 'Enter');
    await until('it is saved', 10_000, async () => (await edgesOf(body.id)).join().includes('c:yes s'));
    expect(await edgesOf(body.id)).toContain('s:yes l');
    await hasFocus(node('Segment'));
  });

  it('moves, disables, selects several, adds and removes nodes', async () => {
    const id = await open();
    const saved = async () => (await product.api.get(`/automations/${id}`)).body.graph.nodes;
    await press('ArrowRight', 'Shift+ArrowDown', 'Alt+ArrowRight', 'd');
    await until('it is saved', 10_000, async () => {
      const country = (await saved()).find((each: { id: string }) => each.id === 'c');
      return country.disabled === true && country.position.y === 24 && country.position.x === 328;
    });
    await press('Control+ArrowRight', 'Space');
    await isShown(page.getByRole('status').getByText('2 selected'));
    await press('Escape', 'a');
    const picker = page.getByRole('dialog', { name: 'Add a node' });
    await hasFocus(picker.getByRole('textbox', { name: 'Search what to add' }));
    await page.keyboard.type('assign to agent');
    await isShown(picker.getByRole('option', { name: 'Assign to agent' }));
    await press('Enter');
    await hasFocus(node('Assign to agent'));
    // A key for nodes is meant for the one that has the focus, selected or not.
    await press('Escape', 'Delete');
    await node('Assign to agent').waitFor({ state: 'detached' });
  });

  it('goes on with the copy after duplicating and pasting', async () => {
    const id = await open();
    await press('ArrowRight');
    await press('Control+d');
    await until('the copy has the focus', 5_000, async () => (await focusedId()) !== 'c');
    await press('F2');
    await page.keyboard.type('The copy');
    await press('Enter');
    await until('the copy is renamed, not the original', 10_000, async () => {
      const { body } = await product.api.get(`/automations/${id}`);
      const named = body.graph.nodes.filter(({ name }: { name?: string }) => name === 'The copy');
      return named.length === 1 && named[0].id !== 'c';
    });
    await press('Control+c');
    const copied = await focusedId();
    await press('Control+v');
    await until('what was pasted has the focus', 5_000, async () => ![copied, 'c', null].includes(await focusedId()));
  });

  it('keeps the focus in the outline: coming from a node, disconnecting, and removing', async () => {
    await open();
    const item = (name: string): Locator =>
      page.getByRole('region', { name: 'Outline' }).getByRole('listitem', { name, exact: true });
    await press('ArrowRight', 'Alt+o');
    await hasFocus(item('Country'));
    await item('Country').getByRole('button', { name: 'Disconnect from Browser language' }).press('Enter');
    await hasFocus(item('Country'));
    await item('Country').getByRole('button', { name: 'Remove Country' }).press('Enter');
    await item('Country').waitFor({ state: 'detached' });
    await hasFocus(page.getByRole('region', { name: 'Outline' }).getByRole('listitem').and(page.locator(':focus')));
  });

  it('takes the keys of nodes in the outline, too, for the node that has the focus', async () => {
    const id = await open();
    const item = (name: string): Locator =>
      page.getByRole('region', { name: 'Outline' }).getByRole('listitem', { name, exact: true });
    await press('ArrowRight', 'Alt+o');
    await hasFocus(item('Country'));
    await press('d');
    await hasFocus(item('Country, disabled'));
    await press('d', 'F2');
    await hasFocus(page.getByRole('textbox', { name: 'Name of Country' }));
    await page.keyboard.type('Where');
    await press('Enter');
    await hasFocus(item('Where'));
    // The same from a button in its row.
    await item('Where').getByRole('button', { name: 'Settings of Where' }).focus();
    await press('Control+d');
    await hasFocus(item('Where (2)'));
    await press('Delete');
    await item('Where (2)').waitFor({ state: 'detached' });
    await hasFocus(page.getByRole('region', { name: 'Outline' }).getByRole('listitem').and(page.locator(':focus')));
    await item('Agent email').focus();
    await press('Shift+Delete');
    await item('Agent email').waitFor({ state: 'detached' });
    await until('it is saved', 10_000, async () => {
      const { nodes } = (await product.api.get(`/automations/${id}`)).body.graph;
      return nodes.length === 4 && nodes.some(({ name }: { name?: string }) => name === 'Where');
    });
  });

  it('gives a button the focus back when what it began is done', async () => {
    await open();
    const publish = page.getByRole('button', { name: 'Publish version 1' });
    await publish.press('Enter');
    // Its agent and group do not exist.
    await isShown(page.getByRole('tab', { name: 'Problems', selected: true }));
    await hasFocus(publish);
  });

  it('keeps a note that Escape is pressed in', async () => {
    const id = await open();
    await press('ArrowRight');
    await press('n');
    await page.getByRole('textbox', { name: 'Text of the note' }).fill('Ask Marie first');
    await press('Escape');
    await until('the note is kept', 10_000, async () => {
      const { body } = await product.api.get(`/automations/${id}`);
      return body.graph.notes?.[0]?.text === 'Ask Marie first';
    });
  });

  it('shows every key on a sheet, and the editor’s commands in the search for commands', async () => {
    await open();
    await press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await isShown(sheet.getByRole('region', { name: 'Walk' }).getByText('Go to what follows'));
    await isShown(sheet.getByRole('region', { name: 'Connect' }).getByText('Shift+C'));
    await press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await press('Control+k');
    const search = page.getByRole('dialog', { name: 'Search and commands' });
    await search.getByRole('textbox').waitFor();
    // What can be done now comes first, and going about on the canvas, which is for keys, last.
    const [first] = await search.getByRole('button').allTextContents();
    expect(first).toMatch(/^Connect to…/);
    await page.keyboard.type('redo');
    await isShown(search.getByText('Edit, cannot be done now'));
    await press('Control+a');
    await page.keyboard.type('outline');
    await isShown(search.getByRole('button', { name: /^Show the outline/ }));
    await press('Enter');
    await isShown(page.getByRole('region', { name: 'Outline' }));
  });

  it('opens the search for commands also from a field, whose words stay as they are', async () => {
    const id = await open();
    const search = page.getByRole('dialog', { name: 'Search and commands' });
    await press('ArrowRight', 'Enter');
    await hasFocus(page.getByRole('textbox', { name: 'Name on the canvas' }));
    await press('Control+k');
    await hasFocus(search.getByRole('textbox'));
    await page.keyboard.type('disable');
    await isShown(search.getByRole('button', { name: /^Disable/ }));
    await press('Enter');
    await until('the node is disabled, under its name', 10_000, async () => {
      const { body } = await product.api.get(`/automations/${id}`);
      const country = body.graph.nodes.find((each: { type: string }) => each.type === 'country');
      return country.disabled === true && country.name === undefined;
    });
    await node('Incoming message').focus();
    await press('n');
    await page.getByRole('textbox', { name: 'Text of the note' }).fill('Ask Marie');
    await press('Control+k');
    await hasFocus(search.getByRole('textbox'));
    await press('Escape');
    await isShown(canvas().getByText('Ask Marie'));
  });

  it('reads, connects, sets and removes nodes in the outline', async () => {
    const id = await open();
    await press('Alt+o');
    const outline = page.getByRole('region', { name: 'Outline' });
    const item = (name: string): Locator => outline.getByRole('listitem', { name, exact: true });
    expect(await outline.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Incoming message',
      'Country',
      'Browser language',
      'Agent email',
      'Assign to group',
    ]);
    await isShown(item('Country').getByText('Country is France'));
    await item('Country').getByRole('button', { name: 'Settings of Country' }).press('Enter');
    await hasFocus(
      page.getByRole('region', { name: 'Settings of Country' }).getByRole('textbox', { name: 'Name on the canvas' }),
    );
    await press('Escape');
    await hasFocus(item('Country'));
    await item('Country').getByRole('group', { name: 'Answer no' }).getByRole('button', { name: 'Connect to…' }).press('Enter');
    await page.getByRole('textbox', { name: 'Search where it leads' }).waitFor();
    await page.keyboard.type('assign to group');
    await press('Enter');
    await until('it is saved', 10_000, async () => (await edgesOf(id)).includes('c:no g'));
    await item('Agent email').getByRole('button', { name: 'Remove Agent email' }).press('Enter');
    await item('Agent email').waitFor({ state: 'detached' });
    await press('Alt+o');
    await isShown(node('Country'));
    // Publishing was refused once, and was meant to be.
    expect(visitor.faults.filter((fault) => !/ 422 .*\/publish\)$/.test(fault))).toEqual([]);
  });
});
