import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser, logIn, newVisitor, takeScreenshot, type Visitor } from './harness/browser.ts';
import { type EditorPage, editorPage } from './harness/editor-page.ts';
import { largeGraph } from './harness/large-graph.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

const node = (id: string, type: string, x: number, y: number, config: Record<string, unknown> = {}) => ({
  id,
  type,
  version: 1,
  position: { x, y },
  config,
});
const edge = (id: string, source: string, sourceHandle: string, target: string) => ({
  id,
  source,
  sourceHandle,
  target,
  targetHandle: 'in',
});

/** How much one colour of the browser, “rgb(1, 2, 3)”, stands out from another: WCAG's ratio. */
function contrast(one: string, other: string): number {
  const [darker, lighter] = [one, other].map(luminance).sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = (colour.match(/\d+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

describe('drawing on the canvas', () => {
  let product: Product;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;
  let editor: EditorPage;
  let groupId: string;
  let automationId: string;

  /** Incoming message → Country → Assign to group, in a row. */
  const chain = (): Graph => ({
    schemaVersion: 1,
    nodes: [
      node('t', 'incoming-message', 0, 0),
      node('c', 'country', 320, 0, { operator: 'is', countries: ['FR'] }),
      node('g', 'assign-to-group', 640, 0, { groupId }),
    ],
    edges: [edge('1', 't', 'out', 'c'), edge('2', 'c', 'yes', 'g')],
  });

  beforeAll(async () => {
    product = await startProduct();
    const group = await product.api.post('/groups', { name: 'French', agentIds: [] });
    groupId = group.body.id;
    browser = await launchBrowser();
    visitor = await newVisitor(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    page = visitor.page;
    editor = editorPage(page);
    await logIn(page, product.url);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function open(graph: Graph): Promise<void> {
    const { status, body } = await product.api.post('/automations', { name: 'Drawn', graph });
    expect(status).toBe(201);
    automationId = body.id;
    await page.goto(`${product.url}/automations/${automationId}`);
    if (graph.nodes.length > 0)
      await card(/^Country( \(1\))?$/)
        .first()
        .waitFor();
    else await editor.canvas.waitFor();
  }
  const card = (name: string | RegExp): Locator => editor.canvas.getByRole('group', { name, exact: true });
  const connection = (name: string): Locator => editor.canvas.getByRole('group', { name: new RegExp(`^${name}`) });
  const port = (name: string): Locator => editor.canvas.getByRole('button', { name, exact: true });

  /** The colour that the picture from far has at a place of the window; null where it has none. */
  async function paintedAt({ x, y }: { x: number; y: number }): Promise<string | null> {
    return page.evaluate<string | null>(`{
      const picture = document.querySelector('canvas');
      const { left, top } = picture.getBoundingClientRect();
      const [red, green, blue, opacity] = picture.getContext('2d').getImageData(${x} - left, ${y} - top, 1, 1).data;
      opacity === 0 ? null : [red, green, blue].join(' ');
    }`);
  }

  async function boxOf(locator: Locator): Promise<Box> {
    await locator.waitFor();
    const box = await locator.boundingBox();
    if (box === null) throw new Error(`${String(locator)} cannot be seen`);
    return box;
  }
  async function centreOf(locator: Locator): Promise<{ x: number; y: number }> {
    const { x, y, width, height } = await boxOf(locator);
    return { x: x + width / 2, y: y + height / 2 };
  }
  async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
  }
  /** A place of the canvas where nothing stands, in pixels of the window. */
  async function emptyPlace(): Promise<{ x: number; y: number }> {
    const { x, y, width, height } = await boxOf(editor.canvas);
    return { x: x + width * 0.6, y: y + height * 0.85 };
  }
  /** The draft as the server has it, once it is as expected. */
  function saved(what: string, isSo: (graph: Graph) => boolean): Promise<Graph> {
    return until(what, 10_000, async () => {
      const { body } = await product.api.get(`/automations/${automationId}`);
      return isSo(body.graph) && body.graph;
    });
  }
  async function save(): Promise<void> {
    await page.keyboard.press('Control+s');
  }
  const ends = ({ edges, nodes }: Graph): string[] => {
    const typeOf = new Map(nodes.map(({ id, type }) => [id, type]));
    return edges.map(({ source, sourceHandle, target }) => `${typeOf.get(source)} ${sourceHandle} ${typeOf.get(target)}`).sort();
  };
  const drawnEnds = ['country yes assign-to-group', 'incoming-message out country'];

  it('finds a node by its words, and adds it by Enter', async () => {
    await open({ schemaVersion: 1, nodes: [], edges: [] });
    await editor.palette.getByRole('textbox', { name: 'Search nodes' }).fill('language');
    expect(await editor.palette.getByRole('button').count()).toBe(1);
    await editor.palette.getByRole('button', { name: 'Browser language' }).press('Enter');
    await card('Browser language').waitFor();
    await save();
    await saved('the node is there', ({ nodes }) => nodes.length === 1);
  });

  it('takes what is called just as typed for what is meant, before what only has its words', async () => {
    await open({ schemaVersion: 1, nodes: [], edges: [] });
    const search = editor.palette.getByRole('textbox', { name: 'Search nodes' });
    await search.fill('add tag');
    await takeScreenshot(page, 'palette-searched');
    await search.press('Enter');
    await card('Add tag').waitFor();
    const place = await emptyPlace();
    await page.mouse.click(place.x, place.y);
    await page.keyboard.press('a');
    const picker = page.getByRole('dialog', { name: 'Add a node' });
    await picker.getByRole('textbox', { name: 'Search what to add' }).fill('close conversation');
    await page.keyboard.press('Enter');
    await card('Close conversation').waitFor();
    await save();
    const { nodes } = await saved('both are there', (graph) => graph.nodes.length === 2);
    expect(nodes.map(({ type }) => type)).toEqual(['add-tag', 'close-conversation']);
  });

  it('adds a node at a port’s “+”, connected, on either side', async () => {
    await open(chain());
    await port('Country: no').click();
    const picker = page.getByRole('dialog', { name: 'Add a node' });
    await picker.getByRole('textbox', { name: 'Search what to add' }).fill('assign to agent');
    await page.keyboard.press('Enter');
    await card('Assign to agent').waitFor();
    await page.keyboard.press('Escape');
    await port('Country: in').click();
    await picker.getByRole('option', { name: 'Segment', exact: true }).click();
    await card('Segment').waitFor();
    await save();
    const graph = await saved('both are there', ({ nodes }) => nodes.length === 5);
    expect(ends(graph)).toEqual(['country no assign-to-agent', ...drawnEnds, 'segment yes country'].sort());
  });

  it('adds a node by key, where the pointer is', async () => {
    await open(chain());
    const place = await emptyPlace();
    await page.mouse.click(place.x, place.y);
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: 'Add a node' }).getByRole('option', { name: 'Condition' }).click();
    const box = await boxOf(card('Condition'));
    expect(Math.abs(box.x + box.width / 2 - place.x)).toBeLessThan(30);
    expect(Math.abs(box.y - place.y)).toBeLessThan(60);
  });

  it('asks what shall be there when a connection is let go over nothing', async () => {
    await open(chain());
    await drag(await centreOf(port('Country: no')), await emptyPlace());
    await page.getByRole('dialog', { name: 'Add a node' }).getByRole('option', { name: 'Agent email' }).click();
    await connection('Country: no, leads to Agent email').waitFor();
  });

  it('splices a node from the menu into the edge it is dropped on', async () => {
    await open(chain());
    const canvas = await boxOf(editor.canvas);
    const middle = await centreOf(connection('Country: yes, leads to Assign to group'));
    const source = editor.palette.getByRole('button', { name: 'Browser language', exact: true });
    await source.dragTo(editor.canvas, { targetPosition: { x: middle.x - canvas.x, y: middle.y - canvas.y } });
    await connection('Browser language: yes, leads to Assign to group').waitFor();
    await connection('Country: yes, leads to Browser language').waitFor();
    expect(await connection('Country: yes, leads to Assign to group').count()).toBe(0);
  });

  it('splices a node that is there, and takes that back as one step', async () => {
    const graph = chain();
    await open({ ...graph, nodes: [...graph.nodes, node('s', 'segment', 320, 320)] });
    const box = await boxOf(card('Segment'));
    await drag({ x: box.x + 60, y: box.y + 12 }, await centreOf(connection('Country: yes, leads to Assign to group')));
    await connection('Segment: yes, leads to Assign to group').waitFor();
    await page.getByRole('button', { name: 'Undo putting “Segment” into a connection' }).click();
    await connection('Country: yes, leads to Assign to group').waitFor();
    await until('it is back', 5_000, async () => Math.abs((await boxOf(card('Segment'))).y - box.y) < 2);
  });

  it('keeps in its frame what makes room for a node in a connection', async () => {
    const graph = chain();
    const frame = {
      id: 'f',
      title: 'Paris',
      tint: 'blue' as const,
      position: { x: -32, y: -56 },
      size: { width: 944, height: 200 },
    };
    await open({ ...graph, nodes: [...graph.nodes, node('s', 'segment', 320, 320)], frames: [frame] });
    const box = await boxOf(card('Segment'));
    await drag({ x: box.x + 60, y: box.y + 12 }, await centreOf(connection('Incoming message: out, leads to Country')));
    await connection('Segment: yes, leads to Country').waitFor();
    await save();
    const { nodes, frames } = await saved('the frame is wider', (saving) => saving.frames?.[0]?.size.width !== 944);
    const rightmost = Math.max(...nodes.map(({ position }) => position.x));
    expect(rightmost).toBeGreaterThan(640);
    expect(frames?.[0]).toMatchObject({ position: frame.position, size: { width: rightmost + 240 + 64, height: 200 } });
    await page.keyboard.press('Shift+1');
    await takeScreenshot(page, 'canvas-spliced-in-frame');
  });

  it('marks the connection that what is dragged would go into, and those of disabled nodes', async () => {
    const graph = chain();
    const others = [
      { ...node('l', 'browser-language', 320, -240, { operator: 'is', languages: ['fr'] }), disabled: true },
      node('a', 'assign-to-group', 640, -240, { groupId }),
      node('s', 'segment', 320, 240),
    ];
    const edges = [...graph.edges, edge('3', 't', 'out', 'l'), edge('4', 'l', 'yes', 'a')];
    await open({ ...graph, nodes: [...graph.nodes, ...others], edges });
    const target = connection('Browser language: yes, leads to Assign to group');
    const lookOf = (drawn: Locator) =>
      drawn.locator('.react-flow__edge-path').evaluate((path) => {
        const { stroke, strokeWidth, strokeDasharray } = getComputedStyle(path);
        return { stroke, width: Number.parseFloat(strokeWidth), dashes: strokeDasharray };
      });
    const resting = await lookOf(target);
    expect(resting.dashes).not.toBe('none');
    expect((await lookOf(connection('Country: yes, leads to Assign to group'))).dashes).toBe('none');

    const box = await boxOf(card('Segment'));
    const over = await centreOf(target);
    await page.mouse.move(box.x + 60, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(over.x, over.y, { steps: 8 });
    const isMarked = async () => {
      const { stroke, width, dashes } = await lookOf(target);
      return stroke !== resting.stroke && width > 2 * resting.width && dashes === 'none';
    };
    await until('it stands out', 5_000, isMarked);
    await takeScreenshot(page, 'canvas-splicing');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await until('it is as before', 5_000, async () => !(await isMarked()));

    await page.keyboard.press('Escape');
    const source = await centreOf(editor.palette.getByRole('button', { name: 'Condition', exact: true }));
    await page.mouse.move(source.x, source.y);
    await page.mouse.down();
    await page.mouse.move(over.x + 4, over.y, { steps: 8 });
    await page.mouse.move(over.x, over.y, { steps: 2 });
    await until('it stands out for a kind of node, too', 5_000, isMarked);
    await page.mouse.up();
    await connection('Condition: yes, leads to Assign to group').waitFor();
  });

  it('tells nodes of one name apart, by number and by their sentence, and names its controls', async () => {
    const graph = chain();
    const other = node('d', 'country', 320, 200, { operator: 'is', countries: ['DE'] });
    await open({ ...graph, nodes: [...graph.nodes, other] });
    const sentenceOf = (each: Locator): Promise<string> =>
      each.evaluate((drawn) => {
        const ids = drawn.getAttribute('aria-describedby')?.split(' ') ?? [];
        return ids.map((id) => drawn.ownerDocument.getElementById(id)?.textContent).join(' ');
      });
    // As in the list of problems: by the order in which one comes to them.
    expect(await sentenceOf(card('Country (1)'))).toContain('Country is France');
    expect(await sentenceOf(card('Country (2)'))).toContain('Country is Germany');
    await connection('Country \\(1\\): yes, leads to Assign to group').waitFor();
    await card('Country (2)').getByText('(2)').waitFor();
    await card('Country (2)').getByText('Country', { exact: true }).dblclick();
    await page.keyboard.type('From Germany');
    await page.keyboard.press('Enter');
    await card('From Germany').waitFor();
    await card('Country').waitFor();
    for (const name of ['Zoom in', 'Zoom out', 'Fit everything in view'])
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(1);
  });

  it('takes a drag back by Escape, also over a connection, and drags anew', async () => {
    const graph = chain();
    await open({ ...graph, nodes: [...graph.nodes, node('s', 'segment', 320, 320)] });
    const box = await boxOf(card('Segment'));
    const from = { x: box.x + 60, y: box.y + 12 };
    const isBack = async () => {
      const now = await boxOf(card('Segment'));
      return Math.abs(now.x - box.x) < 2 && Math.abs(now.y - box.y) < 2;
    };
    const over = await centreOf(connection('Country: yes, leads to Assign to group'));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(over.x, over.y, { steps: 8 });
    await page.keyboard.press('Escape');
    await until('it is back while it is held', 5_000, isBack);
    await page.mouse.move(over.x, over.y + 60, { steps: 4 });
    expect(await isBack()).toBe(true);
    await page.mouse.move(over.x, over.y, { steps: 4 });
    await page.mouse.up();
    await until('it is back when it is let go', 5_000, isBack);
    expect(await connection('Country: yes, leads to Assign to group').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Undo', exact: true }).isDisabled()).toBe(true);

    await drag(from, { x: from.x + 90, y: from.y + 60 });
    await page.getByRole('button', { name: 'Undo move of “Segment”' }).click();
    await until('it is back by undoing', 5_000, isBack);
  });

  it('takes back by Escape a drag of several, and of a frame with what stands in it', async () => {
    const frame = {
      id: 'f',
      title: 'Paris',
      tint: 'blue' as const,
      position: { x: -40, y: -80 },
      size: { width: 700, height: 300 },
    };
    await open({ ...chain(), frames: [frame] });
    const title = card('Frame: Paris').getByText('Paris');
    const cards = ['Incoming message', 'Country', 'Assign to group'].map((name) => card(name));
    const boxes = await Promise.all(cards.map((each) => boxOf(each)));
    const areBack = async () => {
      const now = await Promise.all(cards.map((each) => boxOf(each)));
      return now.every((each, index) => Math.abs(each.x - boxes[index]!.x) < 2 && Math.abs(each.y - boxes[index]!.y) < 2);
    };
    const escapeDragOf = async (from: { x: number; y: number }): Promise<void> => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 70, from.y + 50, { steps: 6 });
      expect(await areBack()).toBe(false);
      await page.keyboard.press('Escape');
      await until('all is back while it is held', 5_000, areBack);
      await page.mouse.up();
      await until('all is back', 5_000, areBack);
      expect(await page.getByRole('button', { name: 'Undo', exact: true }).isDisabled()).toBe(true);
    };
    await escapeDragOf(await centreOf(title));
    const inFrame = { x: boxes[1]!.x + 60, y: boxes[1]!.y + 12 };
    await escapeDragOf(inFrame);
    await editor.canvas.press('Control+a');
    await escapeDragOf(inFrame);
    await drag(inFrame, { x: inFrame.x + 70, y: inFrame.y + 50 });
    await page.getByRole('button', { name: /^Undo move of/ }).click();
    await until('all is back by undoing', 5_000, areBack);
  });

  it('puts a note by key beside what is selected, over nothing', async () => {
    await open(chain());
    await card('Country').getByText('Country', { exact: true }).click();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Text of the note' }).fill('Ask Marie');
    await page.keyboard.press('Control+Enter');
    const note = await boxOf(card('Note: Ask Marie'));
    for (const name of ['Incoming message', 'Country', 'Assign to group']) {
      const { x, y, width, height } = await boxOf(card(name));
      const isApart = note.x >= x + width || x >= note.x + note.width || note.y >= y + height || y >= note.y + note.height;
      expect([name, isApart]).toEqual([name, true]);
    }
    const country = await boxOf(card('Country'));
    expect(Math.abs(note.x - country.x)).toBeLessThan(country.width);
  });

  it('cuts a very long name off within the menu, and scrolls no phone sideways for it', async () => {
    const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung';
    const graph = chain();
    await open({ ...graph, nodes: [...graph.nodes, { ...node('s', 'segment', 320, 320), name: long }] });
    await card(long).getByText(long).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const menu = page.getByRole('menu').first();
    const { width } = await boxOf(menu);
    expect(width).toBeLessThan(420);
    expect(await menu.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true);
    await takeScreenshot(page, 'long-name-in-menu');
    // The keys beside the cut name stand within the menu.
    const keys = await boxOf(menu.getByText(/^(Ctrl|⌘)\W*Z$/).first());
    expect(keys.x + keys.width).toBeLessThan((await boxOf(menu)).x + width);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await takeScreenshot(page, 'long-name-phone');
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('does not alarm while nothing is drawn', async () => {
    await open({ schemaVersion: 1, nodes: [], edges: [] });
    const tab = page.getByRole('tab', { name: /^Problems/ });
    const colour = () =>
      tab.getByText(/^\d+$/).evaluate((each) => getComputedStyle(each.closest('.mantine-Badge-root')!).backgroundColor);
    await tab.getByText(/^\d+$/).waitFor();
    const calm = await colour();
    await editor.palette.getByRole('button', { name: 'Country', exact: true }).press('Enter');
    await until('it is told then', 5_000, async () => (await colour()) !== calm);
    await takeScreenshot(page, 'problems-of-a-beginning');
  });

  it('says how to begin only where that covers nothing', async () => {
    await open({ schemaVersion: 1, nodes: [], edges: [] });
    const offer = page.getByRole('button', { name: 'Start from a template' });
    await offer.waitFor();
    const note = {
      id: 'n',
      position: { x: 0, y: 0 },
      size: { width: 240, height: 160 },
      text: 'Ask Marie',
      tint: 'yellow' as const,
    };
    await open({ schemaVersion: 1, nodes: [], edges: [], notes: [note] });
    await card('Note: Ask Marie').waitFor();
    expect(await offer.count()).toBe(0);
    await takeScreenshot(page, 'canvas-of-notes');
  });

  it('heals the edges of a node that is removed, unless told not to', async () => {
    await open(chain());
    await card('Country').getByText('Country', { exact: true }).click();
    await page.keyboard.press('Delete');
    await connection('Incoming message: out, leads to Assign to group').waitFor();
    await page.keyboard.press('Control+z');
    await card('Country').getByText('Country', { exact: true }).click();
    await page.keyboard.press('Shift+Delete');
    await card('Country').waitFor({ state: 'detached' });
    expect(await connection('Incoming message: out').count()).toBe(0);
  });

  it('lays an edge elsewhere by its end', async () => {
    const graph = chain();
    await open({ ...graph, nodes: [...graph.nodes, node('a', 'assign-to-agent', 640, 200)] });
    const end = await centreOf(port('Assign to group: in'));
    // Held beside the port.
    await drag({ x: end.x - 14, y: end.y }, await centreOf(port('Assign to agent: in')));
    await connection('Country: yes, leads to Assign to agent').waitFor();
    expect(await connection('Country: yes, leads to Assign to group').count()).toBe(0);
    await page.getByRole('button', { name: 'Undo connection of “Country” to “Assign to agent”' }).click();
    await connection('Country: yes, leads to Assign to group').waitFor();
    // Held by the port itself, and let go on another's, or anywhere on its card.
    await drag(await centreOf(port('Assign to group: in')), await centreOf(port('Assign to agent: in')));
    await connection('Country: yes, leads to Assign to agent').waitFor();
    expect(await connection('Country: yes, leads to Assign to group').count()).toBe(0);
    const body = await boxOf(card('Assign to group'));
    await drag(await centreOf(port('Assign to agent: in')), { x: body.x + body.width / 2, y: body.y + body.height - 8 });
    await connection('Country: yes, leads to Assign to group').waitFor();
    // From its other end: the output of another node.
    await drag(await centreOf(port('Country: yes')), await centreOf(port('Incoming message: out')));
    await connection('Incoming message: out, leads to Assign to group').waitFor();
    expect(await connection('Country: yes').count()).toBe(0);
  });

  it('leaves an edge where it was when its end is let go over nothing', async () => {
    await open(chain());
    const end = await centreOf(port('Assign to group: in'));
    await drag({ x: end.x - 14, y: end.y }, { x: end.x - 40, y: end.y + 260 });
    await connection('Country: yes, leads to Assign to group').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('selects by a box, moves all of it, and undoes it by name', async () => {
    await open(chain());
    const first = await boxOf(card('Country'));
    const last = await boxOf(card('Assign to group'));
    await page.keyboard.down('Shift');
    await drag({ x: first.x - 20, y: first.y - 60 }, { x: last.x + last.width + 20, y: last.y + last.height + 90 });
    await page.keyboard.up('Shift');
    await page.getByRole('toolbar', { name: 'Selection' }).getByText('2 selected').waitFor();
    await drag({ x: first.x + 50, y: first.y + 14 }, { x: first.x + 50, y: first.y + 114 });
    await until('it moved', 5_000, async () => (await boxOf(card('Assign to group'))).y > last.y + 60);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Undo move of 2 nodes' }).click();
    await until('it is back', 5_000, async () => Math.abs((await boxOf(card('Assign to group'))).y - last.y) < 1);
  });

  it.each(['Shift', 'Control'] as const)('adds to the selection by a click with %s', async (key) => {
    await open(chain());
    const [first, last] = [await boxOf(card('Country')), await boxOf(card('Assign to group'))];
    await page.mouse.click(first.x + 50, first.y + 14);
    await page.keyboard.down(key);
    await page.mouse.click(last.x + 50, last.y + 14);
    await page.keyboard.up(key);
    await page.getByRole('toolbar', { name: 'Selection' }).getByText('2 selected').waitFor();
  });

  it('selects what follows, aligns it and tidies up', async () => {
    const graph = chain();
    const [trigger, country, assign] = graph.nodes;
    await open({
      ...graph,
      nodes: [trigger!, { ...country!, position: { x: 320, y: 160 } }, { ...assign!, position: { x: 640, y: 40 } }],
    });
    await card('Incoming message').getByText('Incoming message').click();
    await page.keyboard.press('Alt+Shift+ArrowRight');
    const bar = page.getByRole('toolbar', { name: 'Selection' });
    await bar.getByText('3 selected').waitFor();
    await bar.getByRole('button', { name: 'Align tops' }).click();
    await until('tops are in line', 5_000, async () => {
      const tops = await Promise.all(
        ['Incoming message', 'Country', 'Assign to group'].map(async (name) => (await boxOf(card(name))).y),
      );
      return Math.max(...tops) - Math.min(...tops) < 1;
    });
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Tidy up' }).click();
    await page.getByRole('button', { name: 'Undo tidying up' }).waitFor();
    const [a, b] = [await boxOf(card('Incoming message')), await boxOf(card('Country'))];
    expect(a.x + a.width).toBeLessThan(b.x);
    await takeScreenshot(page, 'canvas-tidied');
  });

  it('brings what is tidied up into view, and leaves the view where all is seen', async () => {
    const graph = chain();
    const more = Array.from({ length: 6 }, (_, index) => ({
      ...node(`m${index}`, 'internal-note', 640, 160 * (index + 1)),
      name: `Note ${index}`,
    }));
    const joined = ['g', ...more.map(({ id }) => id)];
    await open({
      ...graph,
      nodes: [...graph.nodes, ...more],
      edges: [...graph.edges, ...more.map(({ id }, index) => edge(`e${index}`, joined[index] ?? 'g', 'out', id))],
    });
    await page.keyboard.press('t');
    const canvas = await boxOf(editor.canvas);
    const last = card('Note 5');
    await until('the last card is in sight', 5_000, async () => {
      const { x, width } = await boxOf(last);
      return x > canvas.x && x + width <= canvas.x + canvas.width;
    });
    const before = await boxOf(last);
    await page.keyboard.press('Shift+1');
    await page.keyboard.press('t');
    expect(Math.abs((await boxOf(last)).width - before.width)).toBeLessThan(1);
  });

  it('leads a connection around a card in its way, as drawn and once all is tidied up', async () => {
    const graph = chain();
    await open({
      ...graph,
      nodes: [...graph.nodes, node('n', 'internal-note', 960, 0)],
      edges: [...graph.edges, edge('3', 'c', 'no', 'n'), edge('4', 'g', 'out', 'n')],
    });
    /** The cards that a connection's line runs through. */
    const crossed = (name: string): Promise<string[]> =>
      connection(name).evaluate((drawn) => {
        const line = drawn.querySelector('path') as SVGPathElement;
        const onScreen = line.getScreenCTM() as DOMMatrix;
        const along = Array.from({ length: 200 }, (_, index) => (line.getTotalLength() * index) / 199);
        const places = along.map((length) => line.getPointAtLength(length).matrixTransform(onScreen));
        return [...document.querySelectorAll('[aria-roledescription="node"]')].flatMap((each) => {
          const { left, right, top, bottom } = each.getBoundingClientRect();
          const isCrossed = places.some(({ x, y }) => x > left + 1 && x < right - 1 && y > top + 1 && y < bottom - 1);
          return isCrossed ? [each.getAttribute('aria-label') ?? ''] : [];
        });
      });
    const isAround = async () => (await crossed('Country: no, leads to Internal note')).length === 0;
    await until('it leads around', 5_000, isAround);
    await page.keyboard.press('t');
    await page.getByRole('button', { name: 'Undo tidying up' }).waitFor();
    await until('it leads around once tidied up', 5_000, isAround);
    for (const name of ['Country: yes, leads to Assign to group', 'Assign to group: out, leads to Internal note'])
      expect(await crossed(name)).toEqual([]);
  });

  it('selects what leads to a node, lines it up along either axis, and spaces it evenly', async () => {
    const graph = chain();
    const [trigger, country, assign] = graph.nodes;
    const uneven = [trigger!, { ...country!, position: { x: 272, y: 96 } }, { ...assign!, position: { x: 832, y: 240 } }];
    await open({ ...graph, nodes: uneven });
    await card('Assign to group').getByText('Assign to group', { exact: true }).click();
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    const bar = page.getByRole('toolbar', { name: 'Selection' });
    await bar.getByText('3 selected').waitFor();
    const boxes = () => Promise.all(['Incoming message', 'Country', 'Assign to group'].map((name) => boxOf(card(name))));
    await bar.getByRole('button', { name: 'Distribute horizontally' }).click();
    await until('the gaps are even', 5_000, async () => {
      const [a, b, c] = (await boxes()) as [Box, Box, Box];
      return Math.abs(b.x - a.x - a.width - (c.x - b.x - b.width)) < 2;
    });
    for (const [name, edge] of [
      ['Align bottoms', ({ y, height }: Box) => y + height],
      ['Align middles', ({ y, height }: Box) => y + height / 2],
      ['Align left', ({ x }: Box) => x],
    ] as const) {
      await bar.getByRole('button', { name }).click();
      await until(`${name} has brought them into line`, 5_000, async () => {
        const edges = (await boxes()).map(edge);
        return Math.max(...edges) - Math.min(...edges) < 2;
      });
      await page.keyboard.press('Control+z');
    }
  });

  it('cuts what is selected out, and pastes it elsewhere', async () => {
    await open(chain());
    await card('Country').getByText('Country', { exact: true }).click();
    await page.keyboard.press('Control+x');
    await card('Country').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+v');
    await card('Country').waitFor();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await connection('Country: yes, leads to Assign to group').waitFor();
  });

  it('moves the view by the map', async () => {
    await open(chain());
    const map = page.getByRole('img', { name: 'Map of the whole automation' });
    const before = await boxOf(card('Country'));
    const ground = await boxOf(map);
    const [x, y] = [ground.x + ground.width / 2, ground.y + ground.height / 2];
    await drag({ x, y }, { x: x + 40, y });
    await until('the view has moved', 5_000, async () => (await boxOf(card('Country'))).x < before.x - 20);
  });

  it('goes where the map is clicked', async () => {
    await open(chain());
    const canvas = await boxOf(editor.canvas);
    const middle = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 };
    const trigger = await centreOf(card('Incoming message'));
    const map = page.getByRole('img', { name: 'Map of the whole automation' });
    const ground = await boxOf(map);
    // All is in sight: the map shows what the canvas does, with a margin.
    const scale = Math.min((ground.width - 10) / canvas.width, (ground.height - 10) / canvas.height);
    const position = {
      x: ground.width / 2 + (trigger.x - middle.x) * scale,
      y: ground.height / 2 + (trigger.y - middle.y) * scale,
    };
    await map.click({ position });
    await until('what was clicked is in the middle', 5_000, async () => {
      const { x, y } = await centreOf(card('Incoming message'));
      return Math.hypot(x - middle.x, y - middle.y) < 30;
    });
  });

  it('snaps to a neighbour while dragging', async () => {
    const graph = chain();
    // A neighbour that is not on the grid: the grid alone would not bring anything in line with it.
    const [trigger, country, assign] = graph.nodes;
    const moved = { ...country!, position: { x: 323, y: 0 } };
    await open({ ...graph, nodes: [trigger!, moved, assign!, node('s', 'segment', 400, 240)] });
    const segment = await boxOf(card('Segment'));
    const line = (await boxOf(card('Country'))).x;
    const from = { x: segment.x + 60, y: segment.y + 12 };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    // A drag counts from where it was noticed.
    await page.mouse.move(from.x - 2, from.y);
    await page.mouse.move(from.x - (segment.x - line) / 2, from.y + 30, { steps: 4 });
    await page.mouse.move(from.x - (segment.x - line), from.y + 60, { steps: 4 });
    await until('it is in line', 5_000, async () => Math.abs((await boxOf(card('Segment'))).x - line) < 0.7);
    await takeScreenshot(page, 'canvas-snapping');
    await page.mouse.up();
    await save();
    const kept = await saved('it stays there', ({ nodes }) => nodes.find(({ id }) => id === 's')?.position.x !== 400);
    expect(kept.nodes.find(({ id }) => id === 's')?.position.x).toBe(323);
  });

  it('keeps notes and frames; a frame takes along what stands in it', async () => {
    await open(chain());
    await card('Country').getByText('Country', { exact: true }).click();
    await page.keyboard.press('f');
    await page.getByRole('textbox', { name: 'Title of the frame' }).fill('French people');
    await page.keyboard.press('Enter');
    const frame = card('Frame: French people');
    await frame.waitFor();
    await page.getByRole('toolbar', { name: 'Look of the frame' }).getByRole('button', { name: 'Tint green' }).click();
    const before = await boxOf(card('Country'));
    const title = await centreOf(frame.getByText('French people'));
    await drag(title, { x: title.x, y: title.y - 120 });
    await until('the node moved with it', 5_000, async () => (await boxOf(card('Country'))).y < before.y - 60);
    const place = await emptyPlace();
    await page.mouse.click(place.x, place.y);
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Text of the note' }).fill('Ask Marie first');
    await page.keyboard.press('Control+Enter');
    await card('Note: Ask Marie first').waitFor();
    await save();
    const graph = await saved('both are kept', ({ notes, frames }) => notes?.length === 1 && frames?.length === 1);
    expect(graph.frames?.[0]).toMatchObject({ title: 'French people', tint: 'green' });
    expect(graph.notes?.[0]).toMatchObject({ text: 'Ask Marie first' });
    await takeScreenshot(page, 'canvas-notes-and-frames');
  });

  it('makes notes and frames larger by their corners and by keys, one step at a time', async () => {
    const size = { width: 240, height: 160 };
    await open({
      ...chain(),
      notes: [{ id: 'note', position: { x: 0, y: 240 }, size, text: 'Why', tint: 'yellow' }],
      frames: [{ id: 'frame', position: { x: 400, y: 240 }, size: { ...size, width: 320 }, title: 'Later', tint: 'blue' }],
    });
    const [note, frame] = [card('Note: Why'), card('Frame: Later')];
    const widen = async (item: Locator, hold: Locator): Promise<void> => {
      await hold.click();
      // The corner can be taken hold of once it is drawn.
      await item.locator('.react-flow__resize-control.handle.bottom.right').waitFor();
      const before = await boxOf(item);
      const corner = { x: before.x + before.width, y: before.y + before.height };
      await drag(corner, { x: corner.x + 80, y: corner.y + 40 });
      await until('it is larger', 5_000, async () => (await boxOf(item)).width > before.width + 60);
      const after = await boxOf(item);
      expect(after.height - before.height).toBeGreaterThan(25);
      expect(Math.abs(after.x - before.x)).toBeLessThan(2);
    };
    await widen(note, note.getByText('Why'));
    await page.getByRole('button', { name: 'Undo resizing of a note' }).waitFor();
    await widen(frame, frame.getByText('Later'));
    await page.getByRole('button', { name: 'Undo resizing of a frame' }).click();
    const sizeOf = (graph: Graph) => graph.frames?.[0]?.size;
    await save();
    const undone = await saved(
      'the frame is as before',
      (graph) => sizeOf(graph)?.width === 320 && graph.notes?.[0]?.size.width !== 240,
    );
    expect(sizeOf(undone)).toEqual({ width: 320, height: 160 });

    await frame.focus();
    await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('Control+Shift+ArrowDown');
    await page.keyboard.press('Control+Shift+ArrowDown');
    await save();
    const larger = await saved('the frame is larger', (graph) => sizeOf(graph)?.width === 344);
    expect(sizeOf(larger)).toEqual({ width: 344, height: 208 });
    await page.keyboard.press('Control+z');
    await save();
    await saved('pressing keys was one step', (graph) => sizeOf(graph)?.width === 320 && sizeOf(graph)?.height === 160);
  });

  it('lets what is tidied up glide to its place where motion is welcome, and puts it there at once where it is not', async () => {
    const graph = chain();
    const [trigger, country, assign] = graph.nodes;
    const strewn = {
      ...graph,
      nodes: [trigger!, { ...country!, position: { x: 400, y: 400 } }, { ...assign!, position: { x: 640, y: 40 } }],
    };
    /** The places that a card is drawn at while it is tidied up, in the order of their frames. */
    const placesOf = async (motion: 'reduce' | 'no-preference'): Promise<string[]> => {
      await page.emulateMedia({ reducedMotion: motion });
      await open(strewn);
      await page.evaluate(`{
        const card = document.querySelector('.react-flow__node[data-id="c"]');
        globalThis.places = [card.style.transform];
        new MutationObserver(() => {
          if (globalThis.places.at(-1) !== card.style.transform) globalThis.places.push(card.style.transform);
        }).observe(card, { attributeFilter: ['style'] });
      }`);
      await page.getByRole('button', { name: 'Tidy up' }).click();
      await page.getByRole('button', { name: 'Undo tidying up' }).waitFor();
      const where = () => page.evaluate<string[]>('globalThis.places');
      let before: string[] = [];
      const isAtRest = async () => {
        const now = await where();
        const rests = now.length > 1 && now.length === before.length;
        before = now;
        return rests && now;
      };
      return until('it has come to rest', 10_000, isAtRest, 250);
    };
    const glided = await placesOf('no-preference');
    const placed = await placesOf('reduce');
    expect(placed).toHaveLength(2);
    expect(glided.length).toBeGreaterThan(3);
    expect(glided.at(-1)).toBe(placed.at(-1));
  });

  it('says when a name is as long as it can be', async () => {
    await open(chain());
    await card('Country').getByText('Country', { exact: true }).dblclick();
    await page.keyboard.insertText('n'.repeat(109));
    await page.getByText('There is room for 100 characters.').waitFor();
    await page.keyboard.press('Enter');
    await card('n'.repeat(100)).waitFor();
  });

  it('renames, disables and duplicates', async () => {
    await open(chain());
    await card('Country').getByText('Country', { exact: true }).click();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Name of Country' }).fill('From France');
    await page.keyboard.press('Enter');
    await card('From France').waitFor();
    await page.keyboard.press('d');
    await card('From France, disabled').getByText('Disabled').waitFor();
    await page.keyboard.press('Control+d');
    for (const name of ['From France (1), disabled', 'From France (2), disabled']) await card(name).waitFor();
    await save();
    const graph = await saved('the copy is kept', ({ nodes }) => nodes.length === 4);
    expect(graph.nodes.filter(({ name, disabled }) => name === 'From France' && disabled === true)).toHaveLength(2);
    const { body } = await product.api.post('/automations/validate', { graph });
    expect(body.diagnostics.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
  });

  it('copies as JSON, and pastes into another automation', async () => {
    await open(chain());
    const place = await emptyPlace();
    await page.mouse.click(place.x, place.y);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    const text = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(JSON.parse(text)).toMatchObject({ schemaVersion: 1, nodes: [{ id: 't' }, { id: 'c' }, { id: 'g' }] });
    await open({ schemaVersion: 1, nodes: [], edges: [] });
    await page.mouse.click(place.x, place.y);
    await page.keyboard.press('Control+v');
    await connection('Country: yes, leads to Assign to group').waitFor();
    await page.keyboard.press('Control+v');
    await save();
    const graph = await saved('it is pasted twice', ({ nodes }) => nodes.length === 6);
    expect(ends(graph)).toEqual([...drawnEnds, ...drawnEnds].sort());
    expect(new Set(graph.nodes.map(({ id }) => id)).size).toBe(6);
  });

  it('zooms to all and to what is selected, and opens a menu for what is under the pointer', async () => {
    await open(chain());
    await card('Country').getByText('Country', { exact: true }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Zoom to selection' }).click();
    const canvas = await boxOf(editor.canvas);
    await until('it is in the middle', 5_000, async () => {
      const { x } = await centreOf(card('Country'));
      return Math.abs(x - canvas.x - canvas.width / 2) < 20;
    });
    await page.keyboard.press('Shift+1');
    await until('all is seen', 5_000, async () => (await boxOf(card('Incoming message'))).x > canvas.x);
    await page.getByRole('img', { name: 'Map of the whole automation' }).waitFor();
  });

  it('draws a large automation from far in one picture, and each card of it near by', async () => {
    await open(largeGraph(150, 200, groupId));
    const trigger = card('Incoming message');
    const at = await centreOf(trigger);
    // Nothing of a card is an element of its own from far: what is seen there is the picture.
    expect(await trigger.getByText('Incoming message').count()).toBe(0);
    await until('it is painted where its box is', 5_000, async () => (await paintedAt(at)) !== null);
    expect(await card(/^Country \(\d+\)$/).count()).toBe(74);
    await takeScreenshot(page, 'canvas-from-far');

    await page.mouse.click(at.x, at.y);
    await page.getByRole('textbox', { name: 'Name on the canvas' }).waitFor();
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x - 15, at.y - 15, { steps: 4 });
    await page.mouse.move(at.x - 30, at.y - 30, { steps: 4 });
    await until('it is painted where it is held', 5_000, async () => {
      // It snaps to the grid and to its neighbours.
      const near = await Promise.all([-8, -4, 0, 4, 8].map((dy) => paintedAt({ x: at.x - 30, y: at.y - 30 + dy })));
      return near.some((color) => color !== null);
    });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Undo move of “Incoming message”' }).waitFor();
    await until('it is painted where it was dragged', 5_000, async () => {
      const moved = await centreOf(trigger);
      // It snaps to the grid and to its neighbours.
      return Math.abs(moved.x - at.x + 30) < 8 && (await paintedAt(moved)) !== null;
    });

    const far = await boxOf(trigger);
    await page.mouse.move(far.x + far.width / 2, far.y + far.height / 2);
    await page.mouse.wheel(0, -120);
    await until('it has come nearer, and is painted there', 5_000, async () => {
      const { x, y, width, height } = await boxOf(trigger);
      return (
        Math.abs(width / far.width - 2 ** 0.24) < 0.01 && (await paintedAt({ x: x + width / 2, y: y + height / 2 })) !== null
      );
    });

    await trigger.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Zoom to selection' }).click();
    await trigger.getByText('Incoming message').waitFor();
    await port('Incoming message: out').waitFor();
    await connection('Incoming message: out, leads to Country').first().waitFor();
    await page.keyboard.press('Shift+1');
    await trigger.getByText('Incoming message').waitFor({ state: 'detached' });
    expect(visitor.faults).toEqual([]);
  });

  it('draws connections and ports that stand out from what they are on, in both themes', async () => {
    await open(chain());
    await connection('Country: yes').waitFor();
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      // [what is drawn, what it is drawn on], as the browser has painted them.
      const pairs: [string, string][] = await page.evaluate(`{
        const colour = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
        [
          [colour('.react-flow__edge-path', 'stroke'), colour('.react-flow__background', 'backgroundColor')],
          [colour('.react-flow__handle', 'borderTopColor'), colour('.react-flow__handle', 'backgroundColor')],
        ];
      }`);
      for (const [ink, ground] of pairs) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(3);
    }
  });

  it('reads a large automation in the outline from where one stands, and then all of it', async () => {
    await open(largeGraph(150, 200, groupId));
    const place = await centreOf(card(/^Assign to group \(\d+\)$/).last());
    await page.mouse.click(place.x, place.y);
    await page.getByRole('region', { name: 'Settings of Assign to group' }).waitFor();
    await editor.canvas.press('Alt+o');
    const items = page.getByRole('list', { name: 'Nodes of this automation' }).getByRole('listitem');
    const stood = items.and(page.locator(':focus'));
    await stood.waitFor();
    const name = await stood.getAttribute('aria-label');
    expect(name).toMatch(/^Assign to group \(\d+\)$/);
    await until('all are there', 15_000, async () => (await items.count()) === 150);
    expect(await stood.getAttribute('aria-label')).toBe(name);
    const [list, item] = [await boxOf(page.getByRole('region', { name: 'Outline' })), await boxOf(stood)];
    expect(item.y).toBeGreaterThanOrEqual(list.y);
    expect(item.y + item.height).toBeLessThanOrEqual(list.y + list.height + 1);
    await takeScreenshot(page, 'outline-of-many');
    await page.keyboard.press('Alt+o');
    await editor.canvas.waitFor();
  });

  it('fits all of an automation into view, however tall it is', async () => {
    const graph = largeGraph(150, 200, groupId);
    const column = graph.nodes.map((each, index) => ({ ...each, position: { x: 0, y: index * 160 } }));
    await open({ ...graph, nodes: column });
    await page.keyboard.press('Shift+1');
    const canvas = await boxOf(editor.canvas);
    await until('all is seen', 5_000, async () => {
      const [first, last] = [await boxOf(card('Incoming message')), await boxOf(card(/^Assign to group \(\d+\)$/).last())];
      return first.y >= canvas.y && last.y + last.height <= canvas.y + canvas.height;
    });
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await until('one can look from farther away', 5_000, async () => {
      const { y } = await boxOf(card('Incoming message'));
      return y > canvas.y + 60;
    });
  });

  it('takes everything back to the first graph, and does it all again', async () => {
    await open(chain());
    const first = await saved('it is as it was sent', () => true);
    await card('Country').getByText('Country', { exact: true }).click();
    for (const key of ['d', 'Control+d', 't']) await page.keyboard.press(key);
    await page.getByRole('button', { name: 'Undo tidying up' }).waitFor();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: /^Undo removal of/ }).waitFor();
    const name = page.getByRole('textbox', { name: 'Name of the automation' });
    await name.fill('Renamed');
    await name.press('Enter');
    const undo = page.getByRole('button', { name: /^Undo/ });
    await until('nothing is left to undo', 10_000, async () => {
      await undo.click();
      return (await undo.getAttribute('aria-label')) === 'Undo';
    });
    expect(await name.inputValue()).toBe('Drawn');
    await save();
    expect(await saved('it is the first graph', (graph) => graph.nodes.length === 3)).toEqual(first);
    const redo = page.getByRole('button', { name: /^Redo/ });
    await until('nothing is left to redo', 10_000, async () => {
      await redo.click();
      return (await redo.getAttribute('aria-label')) === 'Redo';
    });
    expect(await name.inputValue()).toBe('Renamed');
    expect(visitor.faults).toEqual([]);
  });
});
