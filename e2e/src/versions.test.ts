import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violationsInBothSchemes } from './harness/axe.ts';
import { launchBrowser, logIn, newVisitor, takeScreenshot, type Visitor } from './harness/browser.ts';
import { editorPage } from './harness/editor-page.ts';
import { assigningGraph, frenchGraph } from './harness/french-automation.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

/** What a browser says of requests that were cut off, or met a conflict: both are meant here. */
const meant = /ERR_INTERNET_DISCONNECTED|Failed to fetch|status of 409/;

describe('versions and drafts', () => {
  let product: Product;
  let browser: Browser;
  let someone: Visitor;
  let page: Page;
  let agentId: string;
  let groupId: string;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    agentId = (await product.api.post('/agents', { name: 'Marie', email: 'marie@example.com', role: 'agent' })).body.id;
    groupId = (await product.api.post('/groups', { name: 'French', permission: 'agents', agentIds: [agentId] })).body.id;
    someone = await newVisitor(browser);
    page = someone.page;
    await logIn(page, product.url);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const create = async (name: string): Promise<string> =>
    (await product.api.post('/automations', { name, graph: assigningGraph(agentId, groupId) })).body.id;
  const read = async (id: string) => (await product.api.get(`/automations/${id}`)).body;
  const open = async (id: string) => {
    await page.goto(`${product.url}/automations/${id}`);
    await editorPage(page).canvas.getByText('Country', { exact: true }).first().waitFor();
  };
  const rename = async (name: string) => {
    await page.getByRole('textbox', { name: 'Name of the automation' }).fill(name);
    await page.keyboard.press('Enter');
  };
  const typesOf = async (id: string): Promise<string[]> =>
    (await read(id)).graph.nodes.map((node: { type: string }) => node.type);

  it('a draft saves itself', async () => {
    const id = await create('Saves itself');
    await open(id);
    await editorPage(page).drop('Segment', { x: 200, y: 120 });
    await until('the edit is saved', 8_000, async () => (await typesOf(id)).includes('segment'));
    await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
    expect(someone.faults).toEqual([]);
  });

  it('edits made without a connection outlive the page, and are sent when there is one', async () => {
    const id = await create('Without a connection');
    await open(id);
    await someone.context.setOffline(true);
    await editorPage(page).drop('Segment', { x: 200, y: 120 });
    await page.getByText('No connection: kept in this browser').waitFor();
    await takeScreenshot(page, 'editor-offline');
    await page.close();
    await someone.context.setOffline(false);
    expect(await typesOf(id)).not.toContain('segment');
    page = await someone.context.newPage();
    page.setDefaultTimeout(15_000);
    await open(id);
    await until('the edit is saved', 8_000, async () => (await typesOf(id)).includes('segment'));
  });

  it('Publish, Try it and Save say why when the draft cannot be saved, and what is not kept is said not to be', async () => {
    const id = await create('Said why');
    await open(id);
    await page.evaluate(() => {
      for (let size = 4_000_000; size > 0; size = Math.floor(size / 2)) {
        try {
          localStorage.setItem(`full ${size}`, 'x'.repeat(size));
        } catch {
          // Less fits.
        }
      }
    });
    await someone.context.setOffline(true);
    try {
      await editorPage(page).drop('Segment', { x: 200, y: 120 });
      await page.getByText('No connection: not kept. Leave this page open.').waitFor();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Not saved: the draft could not be saved.').waitFor();
      await page.getByRole('button', { name: 'Publish version 1' }).click();
      await page.getByText('Not published: the draft could not be saved.').waitFor();
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await page.getByRole('textbox', { name: 'Message' }).fill('Bonjour');
      await page.getByRole('button', { name: 'Try it' }).click();
      await page.getByText('Not tried: the draft could not be saved.').waitFor();
      await page.getByRole('link', { name: 'People', exact: true }).click();
      await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByText('No connection: not kept. Leave this page open.').waitFor();
    } finally {
      await page.evaluate(() => localStorage.clear());
      await someone.context.setOffline(false);
    }
    await until('the edit is saved', 8_000, async () => (await typesOf(id)).includes('segment'));
    await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  });

  it('an edit that was undone and done again stays, however soon the editor is left', async () => {
    const id = await create('Undone and done again');
    await open(id);
    await rename('As it shall be called');
    await until('the name is saved', 8_000, async () => (await read(id)).name === 'As it shall be called');
    for (const leave of ['by a link', 'by loading anew']) {
      await page.getByRole('button', { name: /^Undo/ }).click();
      await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('switchboard-draft ')));
      await page.getByRole('button', { name: /^Redo/ }).click();
      if (leave === 'by a link') {
        await page.getByRole('link', { name: 'Versions', exact: true }).click();
        await page.getByRole('link', { name: 'Edit draft' }).click();
      } else await page.reload();
      await editorPage(page).canvas.getByText('Country', { exact: true }).first().waitFor();
      expect(await page.getByRole('textbox', { name: 'Name of the automation' }).inputValue()).toBe('As it shall be called');
      expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('switchboard-draft ')))).toEqual(
        [],
      );
    }
    expect((await read(id)).name).toBe('As it shall be called');
  });

  it('words that are being typed on the canvas or in the header outlive the page', async () => {
    const id = await create('Words being typed');
    const { canvas } = editorPage(page);
    const type = async (field: string, words: string) => {
      const box = page.getByRole('textbox', { name: field, exact: true });
      await box.press('ControlOrMeta+A');
      await box.pressSequentially(words);
      await page.reload();
      await canvas.getByText('Incoming message', { exact: true }).first().waitFor();
    };
    await open(id);
    await canvas.getByText('Country', { exact: true }).first().click();
    await page.keyboard.press('n');
    await type('Text of the note', 'Ask Marie first');
    await canvas.getByText('Ask Marie first').waitFor();
    await canvas.getByText('Country', { exact: true }).first().click();
    await page.keyboard.press('F2');
    await type('Name of Country', 'From France');
    await canvas.getByText('From France').waitFor();
    await type('Name of the automation', 'Words typed');
    await until('all three are saved', 8_000, async () => {
      const { name, graph } = await read(id);
      const isNoted = graph.notes?.some(({ text }: { text: string }) => text === 'Ask Marie first');
      return name === 'Words typed' && isNoted && graph.nodes.some((node: { name?: string }) => node.name === 'From France');
    });
    expect(someone.faults.filter((fault) => !meant.test(fault))).toEqual([]);
  });

  it('Escape puts back a name that was being typed; spaces between words stay, wherever it is typed', async () => {
    const id = await create('Typed in vain');
    await open(id);
    await editorPage(page).canvas.getByText('Country', { exact: true }).first().click();
    await page.keyboard.press('F2');
    const name = page.getByRole('textbox', { name: 'Name of Country', exact: true });
    await name.pressSequentially('From F');
    await page.getByRole('button', { name: 'Undo renaming of “Country”' }).waitFor();
    await name.press('Escape');
    await editorPage(page).canvas.getByText('Country', { exact: true }).first().waitFor();
    const automationName = page.getByRole('textbox', { name: 'Name of the automation' });
    await automationName.pressSequentially(' or not');
    await automationName.press('Escape');
    expect(await automationName.inputValue()).toBe('Typed in vain');
    const settings = await editorPage(page).settings('Country');
    await settings.getByRole('textbox', { name: 'Name on the canvas' }).pressSequentially('From France');
    await editorPage(page).canvas.getByText('From France', { exact: true }).first().waitFor();
  });

  /** What a colleague saves, as soon as they see what there is. */
  const changeCountry = async (id: string, name: string): Promise<void> => {
    const { graph, revision } = await read(id);
    const nodes = graph.nodes.map((node: { id: string }) => (node.id === 'c' ? { ...node, name } : node));
    await product.api.put(`/automations/${id}`, { revision, graph: { ...graph, nodes } });
  };
  /** Both change the same: I add a segment node and name a node, a colleague names that, too, and their save comes first. */
  const collide = async (name: string) => {
    const id = await create(name);
    await open(id);
    await someone.context.setOffline(true);
    await editorPage(page).drop('Segment', { x: 200, y: 120 });
    await (await editorPage(page).settings('Country')).getByRole('textbox', { name: 'Name on the canvas' }).fill('My country');
    await editorPage(page).canvas.click({ position: { x: 500, y: 420 } });
    await changeCountry(id, 'Where from');
    await someone.context.setOffline(false);
    const dialog = page.getByRole('dialog', { name: /changed the same meanwhile/ });
    await dialog.waitFor();
    return { id, dialog };
  };
  const namesOf = async (id: string): Promise<unknown[]> =>
    (await read(id)).graph.nodes.map((node: { name?: string }) => node.name);

  it('two people’s saves are shown side by side, and merged', async () => {
    const { id, dialog } = await collide('Two people');
    await dialog.getByText('Both together').waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await takeScreenshot(page, 'conflict');
    await page.keyboard.press('Escape');
    const reminder = page
      .getByRole('status')
      .filter({ hasText: 'changed the same' })
      .filter({ has: page.getByRole('button') });
    await dialog.waitFor({ state: 'hidden' });
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 1440, height: 900 },
    ]) {
      await page.setViewportSize(viewport);
      const box = (await reminder.boundingBox())!;
      const tabs = (await page.getByRole('tablist').first().boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(viewport.width);
      expect(box.y + box.height).toBeLessThanOrEqual(tabs.y);
      await takeScreenshot(page, `conflict-put-off-${viewport.width}`);
      expect(await violationsInBothSchemes(page)).toEqual([]);
    }
    await reminder.getByRole('button').click();
    await dialog.getByText('name: mine “My country”, theirs “Where from”', { exact: false }).waitFor();
    await changeCountry(id, 'Where they are');
    await dialog.getByText('There was another save meanwhile').waitFor();
    await dialog.getByText('theirs “Where they are”', { exact: false }).waitFor();
    await takeScreenshot(page, 'conflict-newest');
    await dialog
      .getByRole('radiogroup', { name: /^Whose/ })
      .getByText('Theirs')
      .click();
    await dialog.getByRole('button', { name: 'Merge both' }).click();
    await until('both are saved', 8_000, async () => {
      return (await typesOf(id)).includes('segment') && (await namesOf(id)).includes('Where they are');
    });
    await dialog.waitFor({ state: 'hidden' });
  });

  it('two people draw at once, and both have what both drew, without being asked', async () => {
    const id = await create('At once');
    const colleague = await newVisitor(browser);
    await logIn(colleague.page, product.url);
    await open(id);
    await colleague.page.goto(`${product.url}/automations/${id}`);
    const windows = [
      { window: page, who: 'mine' },
      { window: colleague.page, who: 'theirs' },
    ];
    const words = windows.flatMap(({ who }) => [0, 1, 2, 3].map((round) => `${who} ${round}`));
    for (const round of [0, 1, 2, 3]) {
      for (const { window, who } of windows) {
        await window.getByRole('region', { name: 'Canvas' }).getByText('Country', { exact: true }).first().click();
        await window.keyboard.press('n');
        await window.getByRole('textbox', { name: 'Text of the note' }).fill(`${who} ${round}`);
        await window.keyboard.press('Control+Enter');
      }
    }
    await until('all of both is saved', 15_000, async () => {
      const notes: { text: string }[] = (await read(id)).graph.notes ?? [];
      return words.every((each) => notes.some(({ text }) => text === each));
    });
    for (const { window } of windows) {
      for (const each of words)
        await window.getByRole('group', { name: `Note: ${each}`, exact: true }).waitFor({ state: 'attached' });
      expect(await window.getByRole('dialog').count()).toBe(0);
    }
    // Taking back what I did last leaves what they did.
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.getByRole('group', { name: 'Note: mine 3', exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('group', { name: 'Note: theirs 3', exact: true }).waitFor({ state: 'attached' });
    await colleague.context.close();
  });

  it('a save whose answer was lost is nobody else’s', async () => {
    const id = await create('Lost answer');
    await open(id);
    await page.route(
      `**/api/v1/automations/${id}`,
      async (route) => {
        await route.fetch();
        await rename('Lost answer, changed since');
        await route.abort();
      },
      { times: 1 },
    );
    await rename('Lost answer, sent');
    await until('the second name is saved', 10_000, async () => (await read(id)).name === 'Lost answer, changed since');
    await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('two people’s changes of one node are merged, and asked about only in the field that both set', async () => {
    const drawn = assigningGraph(agentId, groupId);
    const mail = { to: { kind: 'agent', agentId }, subject: 'New message', body: '{{ message.text }}' };
    const node = { id: 'mail', type: 'agent-email', version: 1, position: { x: 0, y: 300 }, config: mail };
    const created = await product.api.post('/automations', {
      name: 'One node',
      graph: { ...drawn, nodes: [...drawn.nodes, node] },
    });
    const { id } = created.body;
    await open(id);
    const settings = await editorPage(page).settings('Agent email');
    await someone.context.setOffline(true);
    await settings.getByRole('textbox', { name: 'Subject' }).fill('Mine');
    const { graph, revision } = await read(id);
    const isMail = (node: { type: string }): boolean => node.type === 'agent-email';
    const { config } = graph.nodes.find(isMail);
    const theirs = { name: 'Tell Luc', config: { ...config, subject: 'Theirs', body: 'By a colleague' } };
    const nodes = graph.nodes.map((node: { type: string }) => (isMail(node) ? { ...node, ...theirs } : node));
    await product.api.put(`/automations/${id}`, { revision, graph: { ...graph, nodes } });
    await someone.context.setOffline(false);
    const dialog = page.getByRole('dialog', { name: /changed the same meanwhile/ });
    const both = dialog.getByRole('region', { name: 'Changed by both' });
    await both.getByText(/^Subject: mine “?Mine”?, theirs “?Theirs”?$/).waitFor();
    expect(await both.getByText(/Body/).count()).toBe(0);
    await takeScreenshot(page, 'conflict-of-a-field');
    await dialog.getByRole('button', { name: 'Merge both' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await until('both are saved', 8_000, async () => {
      const saved = (await read(id)).graph.nodes.find(isMail);
      return saved.name === 'Tell Luc' && saved.config.subject === 'Mine' && saved.config.body === 'By a colleague';
    });
  });

  it('a colleague’s save can be loaded instead of one’s own, which undo brings back', async () => {
    const { id, dialog } = await collide('Theirs');
    await dialog.getByRole('button', { name: 'Load theirs' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const { canvas } = editorPage(page);
    await canvas.getByText('Where from', { exact: true }).first().waitFor();
    await canvas.getByText('Segment', { exact: true }).waitFor({ state: 'hidden' });
    expect(await typesOf(id)).not.toContain('segment');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await canvas.getByText('Segment', { exact: true }).first().waitFor();
    await until('mine is saved', 8_000, async () => (await typesOf(id)).includes('segment'));
  });

  it('one’s own can be kept, and the colleague’s is kept among the versions', async () => {
    const { id, dialog } = await collide('Mine');
    await dialog.getByRole('button', { name: 'Keep mine' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await until('mine is saved', 8_000, async () => (await typesOf(id)).includes('segment'));
    expect(await namesOf(id)).not.toContain('Where from');
    await page.getByRole('link', { name: 'Versions', exact: true }).click();
    const kept = page.getByRole('region', { name: 'Kept in this browser' });
    await kept.getByText('A colleague’s, which gave way to yours').waitFor();
    await kept.getByRole('button', { name: 'Make it the draft' }).click();
    await until('theirs is the draft', 8_000, async () => (await namesOf(id)).includes('Where from'));
  });

  it('a colleague’s deleting it is said, keeps what was drawn, and is taken back', async () => {
    const id = await create('Deleted meanwhile');
    await open(id);
    await product.api.delete(`/automations/${id}`);
    await page.getByText('This automation was deleted. Restore it to go on with it.').waitFor();
    for (const name of ['Publish version 1', 'Save'])
      expect(await page.getByRole('button', { name, exact: true }).isDisabled()).toBe(true);
    await rename('Renamed since');
    await page.getByText('What you changed is kept in this browser').waitFor();
    await page.getByRole('status').getByText('Deleted: kept in this browser').waitFor();
    await takeScreenshot(page, 'editor-deleted');
    try {
      await page.setViewportSize({ width: 390, height: 844 });
      await takeScreenshot(page, 'editor-deleted-390');
      expect(await violationsInBothSchemes(page)).toEqual([]);
    } finally {
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    await page.getByRole('button', { name: 'Restore automation' }).click();
    await until('the edit is saved', 8_000, async () => (await read(id)).name === 'Renamed since');
    await page.getByText('This automation was deleted').waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Publish version 1' }).isEnabled()).toBe(true);

    await someone.context.setOffline(true);
    await rename('Renamed without a connection');
    await page.getByText('No connection: kept in this browser').waitFor();
    await product.api.delete(`/automations/${id}`);
    await page.close();
    await someone.context.setOffline(false);
    page = await someone.context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${product.url}/automations/${id}`);
    await page.getByRole('heading', { name: '“Renamed since” was deleted' }).waitFor();
    await page.getByText('Changes of yours that were not saved are kept in this browser').waitFor();
    await takeScreenshot(page, 'editor-of-a-deleted-automation');
    await page.getByRole('button', { name: 'Restore automation' }).click();
    await until('the kept edit is saved', 8_000, async () => (await read(id)).name === 'Renamed without a connection');
  });

  it('versions say who, when, why and what changed, are compared, and restored', async () => {
    const id = await create('With versions');
    const first = await read(id);
    await product.api.post(`/automations/${id}/publish`, { revision: first.revision });
    await open(id);
    await rename('With two versions');
    await editorPage(page).choose(await editorPage(page).settings('Country'), 'Countries', 'Belgium');
    await page.getByText('1 change not published').waitFor();
    await page.getByRole('button', { name: 'More choices' }).click();
    await page.getByRole('menuitem', { name: 'Publish with a note…' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Luc reads French, too');
    await page.getByRole('dialog').getByRole('button', { name: 'Publish version 2' }).click();
    await until('version 2 is published', 8_000, async () => (await read(id)).publishedVersion === 2);

    await page.getByRole('link', { name: 'Versions', exact: true }).click();
    const list = page.getByRole('list', { name: 'Versions' });
    await list.getByText('Luc reads French, too').waitFor();
    await list.getByText('Changed “Country”').waitFor();
    await list.getByRole('button', { name: 'Version 2', exact: true }).click();
    const differing = page.getByRole('complementary', { name: 'What differs' });
    await differing.getByText('Countries: France → France or Belgium').waitFor();
    await page.getByRole('region', { name: 'Version 2 compared with version 1' }).getByText('Changed').waitFor();
    await takeScreenshot(page, 'versions');

    await list.getByRole('button', { name: 'Version 1', exact: true }).click();
    await page.getByRole('button', { name: 'Restore version 1' }).click();
    await until('version 1 is the draft again', 8_000, async () => {
      const country = (await read(id)).graph.nodes.find((node: { type: string }) => node.type === 'country');
      return JSON.stringify(country.config.countries) === '["FR"]';
    });
    await page.getByRole('button', { name: /^Undo restoring version 1/ }).waitFor();
    expect(someone.faults.filter((fault) => !meant.test(fault))).toEqual([]);
  });

  it('publishing what is paused says beforehand that it decides again', async () => {
    const id = await create('Paused');
    await product.api.post(`/automations/${id}/publish`, { revision: (await read(id)).revision });
    await product.api.post(`/automations/${id}/pause`);
    await open(id);
    await page.getByRole('button', { name: 'Publish version 2 and resume', exact: true }).waitFor();
    await takeScreenshot(page, 'editor-paused');
    try {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Publish version 2 and resume' });
      await dialog.getByText('decides on messages again once this is published').waitFor();
      await takeScreenshot(page, 'publish-paused-390');
      expect(await violationsInBothSchemes(page)).toEqual([]);
      await page.keyboard.press('Escape');
    } finally {
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    expect((await read(id)).status).toBe('paused');
    await page.getByRole('button', { name: 'Publish version 2 and resume', exact: true }).click();
    await page.getByText('Version 2 is published, and no longer paused.').waitFor();
    expect(await read(id)).toMatchObject({ status: 'published', publishedVersion: 2 });
  });

  it('what differs between two versions can be read at once, however large the rest, on a phone too', async () => {
    const drawn = assigningGraph(agentId, groupId);
    const rest = Array.from({ length: 12 }, (_, index) => ({
      id: `far-${index}`,
      type: 'country',
      version: 1,
      position: { x: 320 * (index + 4), y: 200 * (index % 4) },
      config: { operator: 'is', countries: ['DE'] },
    }));
    const graph = { ...drawn, nodes: [...drawn.nodes, ...rest] };
    const { body } = await product.api.post('/automations', { name: 'Wide', graph });
    await product.api.post(`/automations/${body.id}/publish`, { revision: body.revision });
    // While nothing differs all of it is seen.
    await page.goto(`${product.url}/automations/${body.id}/versions`);
    await page.getByText('Both are the same.').waitFor();
    const drawing = page.getByRole('region', { name: /compared with/ });
    await drawing.getByRole('group', { name: 'Country' }).last().waitFor();
    const room = (await drawing.boundingBox())!;
    for (const each of await drawing.getByRole('group', { name: /^(Country|Incoming message|Assign to group)/ }).all()) {
      const card = (await each.boundingBox())!;
      expect(card.x).toBeGreaterThanOrEqual(room.x);
      expect(card.x + card.width).toBeLessThanOrEqual(room.x + room.width);
    }
    const nodes = graph.nodes.map((node) => (node.id === 'far-9' ? { ...node, name: 'Land' } : node));
    await product.api.put(`/automations/${body.id}`, { revision: (await read(body.id)).revision, graph: { ...graph, nodes } });
    try {
      for (const size of [
        { width: 390, height: 844 },
        { width: 1440, height: 900 },
      ]) {
        await page.setViewportSize(size);
        await page.goto(`${product.url}/automations/${body.id}/versions`);
        const differing = page.getByRole('complementary', { name: 'What differs' });
        await differing.getByText('Renamed from Country to Land').waitFor();
        const land = page.getByRole('region', { name: /compared with/ }).getByRole('group', { name: 'Land: renamed' });
        await land.waitFor();
        expect((await land.boundingBox())?.width).toBeGreaterThan(150);
        await takeScreenshot(page, `versions-wide-${size.width}`);
      }
    } finally {
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });

  it('a node that was only renamed and moved is told from one that does something else; an address is told to be wrong', async () => {
    const id = await create('Renamed');
    const { graph, revision } = await read(id);
    await product.api.post(`/automations/${id}/publish`, { revision });
    const nodes = graph.nodes.map((node: { type: string; position: { x: number; y: number }; config: object }) => {
      if (node.type === 'country') return { ...node, name: 'Land', config: { operator: 'is', countries: ['BE'] } };
      if (node.type === 'assign-to-group') return { ...node, name: 'To the team', position: { x: node.position.x, y: 240 } };
      return node;
    });
    await product.api.put(`/automations/${id}`, { revision: (await read(id)).revision, graph: { ...graph, nodes } });
    await page.goto(`${product.url}/automations/${id}/versions?to=99&from=77`);
    await page
      .getByRole('alert')
      .getByText('There is no version 99 of this automation; the address may be mistyped. This is the draft.')
      .waitFor();
    const canvas = page.getByRole('region', { name: 'Draft compared with version 1' });
    await canvas.getByRole('group', { name: 'Land: changed, renamed', exact: true }).waitFor();
    const moved = canvas.getByRole('group', { name: 'To the team: renamed, moved', exact: true });
    for (const mark of ['Renamed', 'Moved']) await moved.getByText(mark, { exact: true }).waitFor();
    await takeScreenshot(page, 'versions-renamed');
    await page.setViewportSize({ width: 390, height: 844 });
    await takeScreenshot(page, 'versions-renamed-phone');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('list', { name: 'Versions' }).getByRole('button', { name: 'Draft', exact: true }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('notes and frames that differ are on the canvas with their marks, and the list leads to them', async () => {
    const size = { width: 240, height: 80 };
    const note = (noteId: string, x: number, text: string) => ({
      id: noteId,
      position: { x, y: 300 },
      size,
      text,
      tint: 'yellow',
    });
    const frame = (title: string) => ({
      id: 'frame',
      position: { x: 280, y: -80 },
      size: { width: 680, height: 260 },
      title,
      tint: 'blue',
    });
    const id = await create('With notes');
    const first = await read(id);
    const notes = [note('gone', 0, 'Ask Luc'), note('moves', 320, 'Until June')];
    await product.api.put(`/automations/${id}`, {
      revision: first.revision,
      graph: { ...first.graph, notes, frames: [frame('France')] },
    });
    await product.api.post(`/automations/${id}/publish`, { revision: first.revision + 1, note: 'Notes for Luc' });
    const published = await read(id);
    await product.api.put(`/automations/${id}`, {
      revision: published.revision,
      graph: {
        ...published.graph,
        notes: [note('moves', 640, 'Until June'), note('new', 5_000, 'Far away')],
        frames: [frame('Francophones')],
      },
    });

    await page.goto(`${product.url}/automations/${id}/versions`);
    const list = page.getByRole('list', { name: 'Versions' });
    await list.getByText('Added a note; removed a note; changed a frame; moved a note').waitFor();
    await list.getByText('“Notes for Luc”').waitFor();
    await list.getByRole('button', { name: 'Draft', exact: true }).click();
    const canvas = page.getByRole('region', { name: 'Draft compared with version 1' });
    for (const name of [
      'Note: Ask Luc: removed',
      'Note: Until June: moved',
      'Note: Far away: added',
      'Frame: Francophones: changed',
    ])
      await canvas.getByRole('group', { name, exact: true }).waitFor();
    await canvas.getByRole('img', { name: 'Incoming message: out, leads to Country' }).waitFor({ state: 'attached' });
    await takeScreenshot(page, 'versions-notes');

    const far = canvas.getByRole('group', { name: 'Note: Far away: added', exact: true });
    await page.getByRole('complementary', { name: 'What differs' }).getByRole('button', { name: 'Note “Far away”' }).click();
    await until('the note is in the middle, as large as life', 5_000, async () => {
      const [box, ground] = [await far.boundingBox(), await canvas.boundingBox()];
      if (box === null || ground === null) return false;
      return box.width > 230 && Math.abs(box.x + box.width / 2 - ground.x - ground.width / 2) < 20;
    });
    expect(someone.faults.filter((fault) => !meant.test(fault))).toEqual([]);
  });
});

describe('the list of automations', () => {
  let product: Product;
  let browser: Browser;
  let someone: Visitor;
  let page: Page;

  beforeAll(async () => {
    product = await startProduct({ args: ['--demo'] });
    browser = await launchBrowser();
    someone = await newVisitor(browser);
    page = someone.page;
    await logIn(page, product.url);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const names = async (): Promise<string[]> => (await product.api.list('/automations')).map(({ name }) => name);
  const french = 'French visitors to Support France';
  const act = async (name: string, action: string) => {
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  };

  it('tells who owns each, its version, and its runs a day as a chart with a table behind it', async () => {
    const row = page.getByRole('row', { name: new RegExp(french) });
    await row.getByText('Marie Laurent').waitFor();
    await row.getByRole('link', { name: `Version 1 of ${french}` }).waitFor();
    await row.getByRole('button', { name: /^Runs of .*: \d+ in 14 days/ }).click();
    const table = page.getByRole('table', { name: `Runs of ${french} by day` });
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBe(15);
    await page.keyboard.press('Escape');
    await table.waitFor({ state: 'hidden' });
  });

  it('sorts, and says how', async () => {
    await page.getByRole('button', { name: 'Name', exact: true }).click();
    expect(await page.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending');
    await page.getByRole('button', { name: 'Order', exact: true }).click();
    await page.getByRole('button', { name: /^Move French visitors/ }).waitFor();
  });

  it('is put in order by keyboard and by dragging', async () => {
    const handle = page.getByRole('button', { name: `Move ${french}, number 1 of 2` });
    await handle.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByText(`${french} is now number 2 of 2`).waitFor();
    await until('the order is kept', 5_000, async () => (await names())[1] === french);
    const rows = page.getByRole('table', { name: 'Automations' }).getByRole('row');
    await page.getByRole('button', { name: `Move ${french}, number 2 of 2` }).dragTo(rows.nth(1));
    await until('the order is kept', 5_000, async () => (await names())[0] === french);
  });

  it('deletes with a way back, at once and later', async () => {
    await act(french, 'Delete');
    await until('it is deleted', 5_000, async () => !(await names()).includes(french));
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await until('it is back and published', 5_000, async () =>
      (await product.api.list('/automations')).some(({ name, status }) => name === french && status === 'published'),
    );
    await act(french, 'Duplicate');
    const copy = `Copy of ${french}`;
    await page.getByRole('link', { name: copy }).waitFor();
    await act(copy, 'Delete');
    await page.getByRole('link', { name: copy }).waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('button', { name: 'Deleted', exact: true }).click();
    await page.getByRole('button', { name: `Restore ${copy}` }).click();
    await until('it is back', 5_000, async () => (await names()).includes(copy));
    await page.keyboard.press('Escape');
  });

  it('is searched by name and by owner, and says when nothing is found', async () => {
    await page.goto(`${product.url}/automations`);
    const search = page.getByRole('textbox', { name: 'Find an automation by name' });
    const rows = page.getByRole('table', { name: 'Automations' }).getByRole('row');
    await page.getByRole('link', { name: french, exact: true }).waitFor();
    const all = await rows.count();
    await search.fill('to support france');
    await until('only what is found is shown', 5_000, async () => (await rows.count()) < all);
    await page.getByRole('link', { name: french, exact: true }).waitFor();
    await search.fill('Marie Laurent');
    await page.getByRole('link', { name: french, exact: true }).waitFor();
    await search.fill('no such automation');
    await page.getByText('No automation is found by “no such automation”.').waitFor();
    expect(new URL(page.url()).searchParams.get('find')).toBe('no such automation');
    await page.getByRole('button', { name: 'Show all automations' }).click();
    await until('all are shown', 5_000, async () => (await rows.count()) === all);
  });

  it('pauses an automation and lets it run again', async () => {
    const statusOf = async () => (await product.api.list('/automations')).find(({ name }) => name === french)?.status;
    const row = page.getByRole('row', { name: new RegExp(`Actions for ${french}$`) });
    await act(french, 'Pause');
    await page.getByText(`“${french}” is paused`).waitFor();
    await row.getByText('Paused', { exact: true }).waitFor();
    expect(await statusOf()).toBe('paused');
    await act(french, 'Resume');
    await page.getByText(`“${french}” runs again`).waitFor();
    await row.getByText('Published', { exact: true }).waitFor();
    expect(await statusOf()).toBe('published');
  });

  it('starts from a template that asks, and puts the answers in place', async () => {
    await page.getByRole('button', { name: 'More ways to create' }).click();
    await page.getByRole('menuitem', { name: 'Start from a template…' }).click();
    await page.getByRole('button', { name: /^VIP customers/ }).click();
    const choose = async (field: string, option: string) => {
      await page.getByRole('combobox', { name: field }).fill(option);
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    await choose('Goes to', 'Support France');
    await choose('Who is told by e-mail', 'Marie Laurent');
    await page.getByRole('button', { name: 'Use template' }).click();
    const { canvas } = editorPage(page);
    await canvas.getByText('Segment', { exact: true }).first().waitFor();
    const made = await until('it is created', 8_000, async () =>
      (await product.api.list('/automations')).find(({ name }) => name === 'VIP customers'),
    );
    const { graph } = (await product.api.get(`/automations/${made.id}`)).body;
    const configOf = (type: string) => graph.nodes.find((node: { type: string }) => node.type === type).config;
    expect(configOf('assign-to-group').groupId).toBe('g_demo_france');
    expect(configOf('agent-email').to.kind).toBe('agent');
    expect(configOf('segment').segmentId).toBeUndefined();
    await page.goto(`${product.url}/automations`);
  });

  it('starts from a template, whose open questions are marked on the canvas', async () => {
    await page.getByRole('button', { name: 'More ways to create' }).click();
    await page.getByRole('menuitem', { name: 'Start from a template…' }).click();
    await page.getByRole('button', { name: /^Language routing/ }).click();
    await page.getByRole('button', { name: 'Use template' }).click();
    const { canvas } = editorPage(page);
    await canvas.getByText('Browser language', { exact: true }).first().waitFor();
    await page
      .getByRole('button', { name: /^Problems/ })
      .or(page.getByRole('tab', { name: /^Problems/ }))
      .first()
      .waitFor();
    expect(await names()).toContain('Language routing');
  });

  it('exports a draft, and imports it with what is missing put in place', async () => {
    await page.goto(`${product.url}/automations`);
    await act(french, 'Versions');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export draft' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('french-visitors-to-support-france.json');
    const stream = await download.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const file = Buffer.concat(chunks)
      .toString()
      .replaceAll('g_demo_france', 'g_elsewhere')
      .replaceAll('"country"', '"elsewhere"');

    await page.goto(`${product.url}/automations`);
    await page.getByRole('button', { name: 'More ways to create' }).click();
    await page.getByRole('menuitem', { name: 'Import from a file…' }).click();
    await page.getByRole('textbox', { name: 'Or paste its text' }).fill(file);
    await page.getByRole('button', { name: 'Read it' }).click();
    const nodeType = page.getByRole('combobox', { name: /Node type “elsewhere”/ });
    await nodeType.fill('Country');
    await page.getByRole('option', { name: 'Country', exact: true }).click();
    expect(await page.getByRole('combobox', { name: /Group “Support France” is not here/ }).inputValue()).toBe('Support France');
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    expect(await name.inputValue()).toMatch(/^Copy (\d+ )?of French visitors to Support France$/);
    await name.fill('Imported');
    await page.getByRole('button', { name: 'Import as a draft' }).click();
    const imported = await until('it is created', 8_000, async () =>
      (await product.api.list('/automations')).find(({ name }) => name === 'Imported'),
    );
    expect(imported.graph.nodes.map(({ type }: { type: string }) => type)).toContain('country');
    expect(JSON.stringify(imported.graph)).toContain('g_demo_france');
    expect(someone.faults).toEqual([]);
  });

  it('exports a draft from the list, from the editor’s menu and by its commands', async () => {
    const exported = async (): Promise<string> => {
      const downloading = page.waitForEvent('download');
      return (await downloading).suggestedFilename();
    };
    await page.goto(`${product.url}/automations`);
    const [fromList] = await Promise.all([exported(), act(french, 'Export draft')]);
    await page.getByRole('link', { name: french, exact: true }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Automation', exact: true }).hover();
    const [fromMenu] = await Promise.all([exported(), page.getByRole('menuitem', { name: 'Export the draft' }).click()]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('export');
    const [byCommand] = await Promise.all([exported(), page.getByRole('button', { name: 'Export the draft' }).click()]);
    expect([fromList, fromMenu, byCommand]).toEqual(Array(3).fill('french-visitors-to-support-france.json'));
    expect(someone.faults).toEqual([]);
  });

  it('imports an automation that names an agent who is not here, and puts another in place', async () => {
    const file = JSON.stringify({ name: 'From elsewhere', graph: frenchGraph('agent-of-elsewhere', 'g_demo_france') });
    await page.goto(`${product.url}/automations`);
    await page.getByRole('button', { name: 'More ways to create' }).click();
    await page.getByRole('menuitem', { name: 'Import from a file…' }).click();
    await page.getByRole('textbox', { name: 'Or paste its text' }).fill(file);
    await page.getByRole('button', { name: 'Read it' }).click();
    const agent = page.getByRole('combobox', { name: 'Agent with the id agent-of-elsewhere is not here' });
    await page.getByText('One is left as in the file').waitFor();
    await agent.fill('Marie');
    await page.getByRole('option', { name: 'Marie Laurent', exact: true }).click();
    await page.getByText('One is left as in the file').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Import as a draft' }).click();
    const imported = await until('it is created', 8_000, async () =>
      (await product.api.list('/automations')).find(({ name }) => name === 'From elsewhere'),
    );
    const marie = (await product.api.list('/agents')).find(({ name }) => name === 'Marie Laurent');
    const mail = imported.graph.nodes.find(({ type }: { type: string }) => type === 'agent-email');
    expect(mail.config.to).toEqual({ kind: 'agent', agentId: marie.id });
    expect(someone.faults).toEqual([]);
  });

  it('says what of a file is broken, leaves it out or mends it, and keeps the names of those who are not here', async () => {
    const graph = frenchGraph('agent-of-elsewhere', 'g_demo_france');
    const [, country] = graph.nodes;
    const [first] = graph.edges;
    if (country === undefined || first === undefined) throw new Error('the graph has neither nodes nor edges');
    const file = JSON.stringify({
      name: 'Broken',
      references: [{ kind: 'agent', id: 'agent-of-elsewhere', name: 'Jürgen Müller', email: 'jm@example.com' }],
      graph: {
        ...graph,
        nodes: [...graph.nodes, { ...country, position: { x: 320, y: 200 } }],
        edges: [...graph.edges, { ...first, id: 'x', source: 'ghost' }, { ...first, target: 'l' }],
      },
    });
    await page.goto(`${product.url}/automations`);
    await page.getByRole('button', { name: 'More ways to create' }).click();
    await page.getByRole('menuitem', { name: 'Import from a file…' }).click();
    await page.getByRole('textbox', { name: 'Or paste its text' }).fill(file);
    await page.getByRole('button', { name: 'Read it' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import an automation' });
    await dialog.getByText('1 part has the id of another').waitFor();
    await dialog.getByText('1 connection begins or ends at nothing').waitFor();
    await takeScreenshot(page, 'import-broken');
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Import as a draft' }).click();
    const { canvas } = editorPage(page);
    await canvas.getByText('Agent “Jürgen Müller” (jm@example.com)').waitFor();
    await takeScreenshot(page, 'imported-broken');
    const imported = (await product.api.list('/automations')).find(({ name }) => name === 'Broken');
    const ids = imported.graph.nodes.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(6);
    expect(imported.graph.edges).toHaveLength(5);
    expect(someone.faults).toEqual([]);
  });
});
