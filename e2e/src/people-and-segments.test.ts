import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, newVisitor, takeScreenshot, type Visitor } from './harness/browser.ts';
import { apiKey, type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

const people = [
  {
    id: 'p-1',
    email: 'ana@example.com',
    name: 'Ana Dubois',
    country: 'FR',
    language: 'fr',
    attributes: { plan: 'pro', orders: 3 },
  },
  { id: 'p-2', email: 'ben@example.com', name: 'Ben Krüger', country: 'DE', language: 'de', attributes: { plan: 'free' } },
  { id: 'p-3', email: 'anna@example.com', name: 'Anna Dubois', country: 'FR', attributes: { company: 'Acme' } },
];

/** What ops staff do with people and segments, by mouse and keyboard, one step after the other. */
describe('people and segments in the browser', () => {
  let product: Product;
  let browser: Browser;
  let administrator: Visitor;
  let page: Page;

  beforeAll(async () => {
    product = await startProduct();
    for (const person of people) expect((await product.api.post('/people', person)).status).toBe(201);
    browser = await launchBrowser();
    administrator = await newVisitor(browser);
    page = administrator.page;
    await logIn(page, product.url);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('finds a person as one types, and the address keeps the search', async () => {
    await page.goto(`${product.url}/people`);
    await page.getByRole('link', { name: 'Ben Krüger' }).waitFor();
    await page.getByRole('searchbox', { name: 'Search people' }).fill('dubois');
    await page.getByRole('link', { name: 'Ben Krüger' }).waitFor({ state: 'detached' });
    await page.waitForURL(/search=dubois/);
    await page.getByRole('searchbox', { name: 'Search people' }).fill('');
  });

  it('adds a person by hand, and says at the field what is wrong', async () => {
    await page.getByRole('button', { name: 'Add person' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Zoë Test');
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('zoe');
    await dialog.getByRole('button', { name: 'Add person' }).click();
    await dialog.getByText('This is not an e-mail address').waitFor();
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('zoe@example.com');
    await dialog.getByRole('button', { name: 'Add person' }).click();
    await page.getByRole('heading', { name: 'Zoë Test', level: 1 }).waitFor();
  });

  it('keeps attributes by their type', async () => {
    const adding = page.getByPlaceholder('Add an attribute');
    await adding.fill('orders');
    await page.getByRole('option', { name: 'orders' }).click();
    await page.getByLabel('orders', { exact: true }).fill('42');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Zoë Test is saved').waitFor();
    const [zoe] = (await product.api.list('/people?search=zoe')).map(({ attributes }) => attributes);
    expect(zoe).toEqual({ orders: 42 });
  });

  it('says that somebody else changed the person meanwhile, and brings theirs in beside one’s own', async () => {
    const [{ id }] = await product.api.list('/people?search=zoe');
    await page.getByRole('textbox', { name: 'Name' }).fill('Zoë Mine');
    await page.getByLabel('orders', { exact: true }).fill('43');
    await product.api.put(`/people/${id}`, { name: 'Theirs', country: 'ES', attributes: { plan: 'team' } });
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('alert').getByText('Somebody else saved this meanwhile.').waitFor();
    await page.getByRole('button', { name: 'Bring theirs in' }).click();
    await page.getByLabel('plan', { exact: true }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Zoë Mine');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Zoë Mine is saved').waitFor();
    const attributes = { orders: 43, plan: 'team' };
    expect((await product.api.get(`/people/${id}`)).body).toMatchObject({ name: 'Zoë Mine', country: 'ES', attributes });
    // The browser tells of the refusal, which was meant.
    administrator.faults.splice(0);
  });

  it('says what becomes of people’s values before an attribute holds another type', async () => {
    const choose = async (type: string) => {
      await page.getByRole('button', { name: 'Actions for orders' }).click();
      await page.getByRole('menuitem', { name: type }).click();
    };
    const question = page.getByRole('dialog', { name: 'Change what “orders” holds?' });
    await choose('Yes or no');
    await question.getByText(/^2 people have a value that is not yes or no\./).waitFor();
    await question.getByRole('button', { name: 'Leave as it is' }).click();
    await question.waitFor({ state: 'detached' });
    await choose('Number');
    await page.getByText('“orders” holds: number').waitFor();
    expect(await question.count()).toBe(0);
  });

  it('names what goes by an attribute’s type before it is another one, and converts values there and back', async () => {
    const condition = { field: 'person.attributes.orders', operator: 'greater-than', value: 1_000 };
    const { body: segment } = await product.api.post('/segments', { name: 'Many orders', condition });
    const question = page.getByRole('dialog', { name: 'Change what “orders” holds?' });
    const orders = async () => (await product.api.list('/people?search=dubois')).map(({ attributes }) => attributes.orders);
    const before = await orders();
    for (const [type, value] of [
      ['Text', String],
      ['Number', Number],
    ] as const) {
      await page.getByRole('button', { name: 'Actions for orders' }).click();
      await page.getByRole('menuitem', { name: type }).click();
      await question.getByRole('link', { name: 'Many orders' }).waitFor();
      await question.getByRole('button', { name: `Change to ${type.toLowerCase()}` }).click();
      await page.getByText(`“orders” holds: ${type.toLowerCase()}. 2 values were converted.`).waitFor();
      expect(await orders()).toEqual(before.map((one) => (one === undefined ? undefined : value(one))));
    }
    await product.api.delete(`/segments/${segment.id}`);
  });

  it('filters people by a condition, and keeps it as a segment', async () => {
    await page.goto(`${product.url}/people`);
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByPlaceholder('Choose').fill('France');
    await page.getByRole('option', { name: 'France', exact: true }).click();
    await page.getByText('2 people in this filter').waitFor();
    await page.getByRole('link', { name: 'Ben Krüger' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save as segment…' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('French people');
    await page.getByRole('dialog').getByRole('button', { name: 'Create segment' }).click();
    await page.getByRole('heading', { name: 'French people', level: 1 }).waitFor();
  });

  it('counts again while the segment is edited, and points out an “or” with a negation', async () => {
    await page.getByText('2 people', { exact: true }).waitFor();
    const { id } = (await product.api.list('/segments'))[0];
    const french = { field: 'person.country', operator: 'is', value: 'FR' };
    const notAcme = { field: 'person.attributes.company', operator: 'does-not-contain', value: 'Acme' };
    await product.api.put(`/segments/${id}`, { condition: { any: [french, notAcme] } });
    await page.reload();
    const group = page.getByRole('group', { name: 'Any of these holds' });
    await group.getByText(/true of nearly everybody/).waitFor();
    await page.getByText('4 people', { exact: true }).waitFor();
    // WCAG 2.2, 2.5.8: what is pressed is at least 24 px high.
    for (const name of ['Add comparison', 'Add group'])
      expect((await group.getByRole('button', { name }).boundingBox())?.height).toBeGreaterThanOrEqual(24);
    await group.locator('input').and(group.getByLabel('How these are joined')).click();
    await page.getByRole('option', { name: 'All of these hold', exact: true }).click();
    await page.getByText('1 person', { exact: true }).waitFor();
    await page.getByText(/true of nearly everybody/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('“French people” is saved').waitFor();
  });

  it('names what uses a segment instead of deleting it', async () => {
    const { id } = (await product.api.list('/segments'))[0];
    const graph = {
      schemaVersion: 1,
      nodes: [{ id: 's', type: 'segment', version: 1, position: { x: 0, y: 0 }, config: { operator: 'is', segmentId: id } }],
      edges: [],
    };
    await product.api.post('/automations', { name: 'Asks about the French', graph });
    await page.reload();
    await page.getByRole('button', { name: 'Actions for French people' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    const dialog = page.getByRole('dialog', { name: '“French people” is in use' });
    await dialog.getByRole('link', { name: 'Asks about the French' }).waitFor();
    await dialog.getByRole('button', { name: 'Keep segment' }).click();
  });

  it('merges two people after saying what stays', async () => {
    for (const id of ['p-1', 'p-3']) await product.api.post('/messages', { text: `Hello from ${id}`, person: { id } });
    await page.goto(`${product.url}/people`);
    await page.getByRole('checkbox', { name: 'Choose Ana Dubois' }).check();
    await page.getByRole('checkbox', { name: 'Choose Anna Dubois' }).check();
    await page.getByRole('button', { name: 'Merge…' }).click();
    await page.getByRole('radio', { name: /^Ana Dubois/ }).check();
    await page.getByRole('row', { name: 'company Acme' }).waitFor();
    await page.getByRole('button', { name: 'Merge into Ana Dubois' }).click();
    await page.getByRole('link', { name: 'Anna Dubois' }).waitFor({ state: 'detached' });
    const { body } = await product.api.get('/people/p-3');
    expect(body).toMatchObject({ id: 'p-1', attributes: { plan: 'pro', orders: 3, company: 'Acme' } });
  });

  it('keeps long names within the merge dialog on a phone, and says when two have too many attributes to be one', async () => {
    const long = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenverein';
    const many = (name: string) => Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${name}${index}`, index]));
    await product.api.post('/people', { id: 'long-1', name: `${long}-Nord`, attributes: many('a') });
    await product.api.post('/people', { id: 'long-2', name: `${long}-Süd`, attributes: many('b') });
    await page.goto(`${product.url}/people`);
    for (const end of ['Nord', 'Süd']) await page.getByRole('checkbox', { name: `Choose ${long}-${end}` }).check();
    await page.getByRole('button', { name: 'Merge…' }).click();
    await page.setViewportSize({ width: 390, height: 844 });
    const dialog = page.getByRole('dialog', { name: 'Merge two people' });
    const edge = await dialog.getByRole('table').evaluate((table) => table.getBoundingClientRect().right);
    const named = await dialog.locator('label, button').filter({ hasText: long }).all();
    const rights = await Promise.all(named.map((each) => each.evaluate((element) => element.getBoundingClientRect().right)));
    expect(rights.filter((right) => Math.floor(right) > Math.ceil(edge))).toEqual([]);
    expect(rights).toHaveLength(3);
    await takeScreenshot(page, 'merge-dialog-phone');
    await dialog.getByText('Together they have 120 attributes').waitFor();
    await dialog.getByRole('button', { name: 'Keep both' }).scrollIntoViewIfNeeded();
    await takeScreenshot(page, 'merge-dialog-phone-end');
    expect(await dialog.getByRole('button', { name: 'Merge into' }).isEnabled()).toBe(false);
    await dialog.getByRole('button', { name: 'Keep both' }).click();
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const id of ['long-1', 'long-2']) await product.api.delete(`/people/${id}`);
  });

  it('tells on the page of who stayed who was merged by whom, their other names, and conversations apart', async () => {
    await page.goto(`${product.url}/people/p-1`);
    await page.getByText(/merged “Anna Dubois” into this person\.$/).waitFor();
    const about = page.getByRole('complementary', { name: 'About this person' });
    for (const id of ['p-1', 'p-3']) await about.getByRole('link', { name: `Hello from ${id}` }).waitFor();
    const names = about.locator('dt', { hasText: 'Also known as' }).locator('+ dd');
    expect(await names.locator('div').allTextContents()).toEqual(['p-3', 'anna@example.com']);
  });

  it('leads to who stayed by the e-mail of who was merged, in the search and where it is refused', async () => {
    await page.goto(`${product.url}/people?search=anna%40example.com`);
    await page.getByRole('link', { name: 'Ana Dubois' }).waitFor();
    await page.getByRole('button', { name: 'Add person' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('anna@example.com');
    await dialog.getByRole('button', { name: 'Add person' }).click();
    await dialog.getByText('“Ana Dubois” was merged with somebody who had this e-mail.').waitFor();
    await dialog.getByRole('link', { name: 'Go to Ana Dubois' }).click();
    await page.getByRole('button', { name: 'Leave without saving' }).click();
    await page.getByRole('heading', { name: 'Ana Dubois', level: 1 }).waitFor();
    // The browser tells of the refusal, which was meant.
    administrator.faults.splice(0);
    await page.goto(`${product.url}/people`);
  });

  it('deletes a person only once the name is typed', async () => {
    await page.getByRole('link', { name: 'Ben Krüger' }).click();
    await page.getByRole('button', { name: 'Actions for Ben Krüger' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    expect(await page.getByRole('button', { name: 'Delete person' }).isEnabled()).toBe(false);
    await page.getByLabel('Type “Ben Krüger” to delete').fill('Ben Krüger');
    await page.getByRole('button', { name: 'Delete person' }).click();
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    expect((await product.api.get('/people/p-2')).status).toBe(404);
  });

  it('imports people from a CSV file, and names the row and column of what is wrong', async () => {
    await page.getByRole('link', { name: 'Import' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'customers.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'E-mail;Name;Plan;Tier\neva@example.com;Eva;pro;gold\nnobody;Nobody;pro;\nana@example.com;Ana D.;team;\n',
      ),
    });
    const becomes = page.getByRole('combobox', { name: 'What Tier becomes' });
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await becomes.inputValue()).toBe('New attribute “tier”');
    expect(await becomes.evaluate((field) => field.scrollWidth - field.clientWidth)).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'Start import' }).click();
    await page.getByText('Done: 3 rows').waitFor();
    await page.getByRole('row', { name: '3 E-mail nobody Must be an e-mail address.' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as CSV' }).click();
    expect(await readFile(await (await download).path(), 'utf8')).toBe(
      '\uFEFFRow;Column;What stood there;What is wrong\r\n3;E-mail;nobody;Must be an e-mail address.\r\n',
    );
    const { body } = await product.api.get('/people?search=eva');
    expect(body.items).toMatchObject([{ email: 'eva@example.com', name: 'Eva', attributes: { plan: 'pro' } }]);
  });

  it('reads the columns anew when the first row is said to name them, or not to', async () => {
    await page.goto(`${product.url}/people/imports/new`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'unnamed.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('k1,Anna Müller\nk2,Bo\n'),
    });
    const becomes = (name: string) => page.getByRole('combobox', { name: `What ${name} becomes` });
    const tick = page.getByRole('checkbox', { name: 'The first row names the columns' });
    await becomes('Anna Müller').waitFor();
    expect(await becomes('Anna Müller').inputValue()).toBe('New attribute “annaMuller”');
    await tick.uncheck();
    await page.getByRole('row', { name: 'Column 2 Anna Müller · Bo' }).waitFor();
    expect(await becomes('Column 2').inputValue()).toBe('Leave out');
    await becomes('Column 1').click();
    await page.getByRole('option', { name: 'Id', exact: true }).click();
    await tick.check();
    expect(await becomes('k1').inputValue()).toBe('New attribute “k1”');
    await tick.uncheck();
    expect(await becomes('Column 1').inputValue()).toBe('Id');
    await page.getByRole('button', { name: 'Discard file' }).click();
    await page.getByText('“unnamed.csv” is discarded; nothing of it was imported').waitFor();

    const buffer = Buffer.from('email,name\nana@example.com,"Ana\n');
    await page.locator('input[type=file]').setInputFiles({ name: 'open.csv', mimeType: 'text/csv', buffer });
    await page.getByText('A quotation mark in row 2 is opened and never closed.').waitFor();
    // The browser's own note of the answer.
    expect(administrator.faults.splice(0)).toEqual([expect.stringContaining('422')]);
  });

  it('goes on with a file that was sent and not imported, or discards it', async () => {
    const send = async (name: string): Promise<void> => {
      await page.goto(`${product.url}/people/imports/new`);
      await page.locator('input[type=file]').setInputFiles({
        name,
        mimeType: 'text/csv',
        buffer: Buffer.from('E-mail;Name\nlater@example.com;Later\n'),
      });
      await page.getByRole('button', { name: 'Start import' }).waitFor();
    };
    await send('later.csv');
    await send('never.csv');
    await page.goto(`${product.url}/people/imports/new`);
    await page.getByRole('button', { name: 'Discard never.csv' }).click();
    await page.getByText('“never.csv” is discarded; nothing of it was imported').waitFor();
    await page.getByRole('link', { name: 'never.csv', exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Go on with later.csv' }).click();
    await page.getByRole('button', { name: 'Start import' }).click();
    await page.getByText('Done: 1 row').waitFor();
  });

  it('leads to imports of long ago', async () => {
    for (let count = 0; count < 21; count += 1) {
      await fetch(`${product.url}/api/v1/people/imports?fileName=old-${count}.csv`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'text/csv' },
        body: 'E-mail;Name\nold@example.com;Old\n',
      });
    }
    await page.goto(`${product.url}/people/imports/new`);
    await page.getByRole('link', { name: 'old-20.csv', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'customers.csv' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByRole('link', { name: 'customers.csv' }).waitFor();
  });

  it('tells who is choosing columns that the file was dropped with a person who was deleted', async () => {
    await page.goto(`${product.url}/people/imports/new`);
    const buffer = Buffer.from('E-mail;Name\ndropped@example.com;Dropped\n');
    await page.locator('input[type=file]').setInputFiles({ name: 'dropped.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Start import' }).waitFor();
    await product.api.post('/people', { id: 'p-gone' });
    await product.api.delete('/people/p-gone');
    await page.getByText(/A person was deleted, and with them every file that was not imported yet/).waitFor();
  });

  it('sends a lost part of a file again, and goes on with the same file after the page was left', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'switchboard-e2e-'));
    const path = join(folder, 'many.csv');
    const rows = Array.from({ length: 60_000 }, (_, index) => `many-${index}@example.com;Somebody who has the number ${index}`);
    await writeFile(path, `E-mail;Name\n${rows.join('\n')}\n`);
    const parts: string[] = [];
    let lost = 0;
    await page.route(/\/people\/imports\/[^/]+\/parts/, async (route) => {
      const part = new URL(route.request().url()).searchParams.get('part')!;
      parts.push(part);
      // The first try of the second part is lost; the third never gets an answer.
      if (part === '2' && lost++ === 0) await route.abort();
      else if (part !== '3') await route.continue();
    });
    await page.goto(`${product.url}/people/imports/new`);
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByText(/^Switchboard cannot be reached just now/).waitFor();
    await until('the third part is on its way', 10_000, async () => parts.includes('3'));
    expect(parts).toEqual(['2', '2', '3']);
    await page.goto(`${product.url}/people/imports/new`);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    const begun = (await product.api.list('/people/imports')).filter(({ fileName }) => fileName === 'many.csv');
    await page.getByRole('link', { name: 'many.csv', exact: true }).click();
    await page.getByText(/^Only \d\d % of this file was sent/).waitFor();
    await page.getByRole('link', { name: 'Choose file' }).click();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/people/imports')) sent.push(request.url());
    });
    await page.locator('input[type=file]').setInputFiles(path);
    await page.waitForURL(`${product.url}/people/imports/${begun[0].id}`);
    await page.getByRole('button', { name: 'Start import' }).waitFor();
    expect(sent.map((address) => new URL(address).search)).toEqual(['?part=3', '?part=4']);
    expect(begun).toHaveLength(1);
    expect(administrator.faults.splice(0).filter((fault) => !/ERR_FAILED/.test(fault))).toEqual([]);
    await page.getByRole('button', { name: 'Discard file' }).click();
    await page.getByText('“many.csv” is discarded').waitFor();
    await rm(folder, { recursive: true });
  });

  it('tells beside a message which attribute it brought in vain', async () => {
    await product.api.put('/attributes/seats', { type: 'number' });
    const attributes = { seats: 'plenty' };
    await product.api.post('/messages', { text: 'Hello', conversationId: 'c-seats', person: { id: 'p-seats', attributes } });
    await page.goto(`${product.url}/inbox/c-seats`);
    await page.getByText('“seats” came as “plenty”, which is not a number: it was left out.').waitFor();
  });

  it('says in the address which page of the list it shows, and goes back from there', async () => {
    for (let number = 1; number <= 110; number += 1)
      await product.api.post('/people', { name: `Paged ${String(number).padStart(3, '0')}` });
    await page.goto(`${product.url}/people?search=paged&sort=name`);
    await page.getByText('1–50', { exact: true }).waitFor();
    for (const shown of ['51–100', '101–110']) {
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText(shown, { exact: true }).waitFor();
    }
    await page.reload();
    await page.getByText('101–110', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Paged 101' }).waitFor();
    await page.getByRole('button', { name: 'Previous' }).click();
    await page.getByRole('link', { name: 'Paged 051' }).waitFor();
    const address = new URL(page.url());
    expect([address.searchParams.get('search'), address.searchParams.get('page')]).toEqual(['paged', '2']);
    // Who is sent the address sees the same, and a made-up one shows the list.
    const other = await administrator.context.newPage();
    await other.goto(address.href);
    await other.getByRole('link', { name: 'Paged 051' }).waitFor();
    await other.getByRole('button', { name: 'Previous' }).click();
    await other.getByRole('link', { name: 'Paged 001' }).waitFor();
    await other.goto(`${product.url}/people?search=paged&sort=name&page=3&from=made-up`);
    await other.getByRole('link', { name: 'Paged 001' }).waitFor();
    expect(new URL(other.url()).searchParams.has('from')).toBe(false);
    await other.close();
  });

  it('throws nothing in any of its pages', () => {
    expect(administrator.faults).toEqual([]);
  });

  it('says on an import’s page and in the bar that the server is gone, and goes on by itself once it is back', async () => {
    const [one] = (await product.api.list('/people/imports')).filter(({ state }) => state === 'done');
    const address = `**/api/v1/people/imports/${one.id}`;
    await page.route(address, (route) => route.fulfill({ json: { ...one, state: 'running' } }));
    await page.goto(`${product.url}/people/imports/${one.id}`);
    await page.getByText('It goes on by itself. You can leave this page and come back.').waitFor();
    await product.kill();
    await page.unroute(address);
    const status = page.getByRole('status');
    await status.getByText(/^Switchboard cannot be reached just now/).waitFor();
    await status.getByText('Not connected, trying again').waitFor();
    const again = await startProduct({ dataDirectory: product.dataDirectory, port: product.port });
    try {
      await page.getByText(/^Done: /).waitFor();
      await status.getByText('Not connected, trying again').waitFor({ state: 'detached' });
    } finally {
      await again.stop();
    }
  });
});
