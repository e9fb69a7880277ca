import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { acceptInvitation } from './harness/agent-login.ts';
import { launchBrowser, logIn, newVisitor, type Visitor } from './harness/browser.ts';
import { assigningGraph, frenchGraph, publishAssigningAutomation } from './harness/french-automation.ts';
import { administrator, type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

/** Who is logged in where, and what is offered to whom, one step after the other. */
describe('logins in the browser', () => {
  let product: Product;
  let browser: Browser;
  let here: Visitor;
  let elsewhere: Visitor;

  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    [here, elsewhere] = [await newVisitor(browser), await newVisitor(browser)];
    for (const { page } of [here, elsewhere]) await logIn(page, product.url);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('leads to the login page after logging out everywhere, and asks for a login in other browsers by itself', async () => {
    // Its live stream is what hears of the end.
    const stream = elsewhere.page.waitForResponse(/\/api\/v1\/live\?/);
    await elsewhere.page.goto(`${product.url}/people`);
    await heading(elsewhere.page, 'People').waitFor();
    await stream;
    await here.page.goto(`${product.url}/account`);
    await here.page.getByRole('button', { name: 'Log out everywhere…' }).click();
    await here.page.getByRole('button', { name: 'Log out everywhere', exact: true }).click();
    await heading(here.page, 'Log in').waitFor();
    await here.page.getByText('You are logged out in every browser.').waitFor();
    expect(await heading(here.page, 'My account').count()).toBe(0);
    await elsewhere.page.getByRole('dialog', { name: 'Log in again' }).waitFor();
    // What stands behind the dialog is as it was.
    expect(await elsewhere.page.getByRole('link', { name: 'Automations', includeHidden: true }).count()).toBeGreaterThan(0);
    for (const { page } of [here, elsewhere]) {
      await page.getByRole('textbox', { name: 'E-mail' }).fill(administrator.email);
      await page.getByLabel('Password', { exact: true }).fill(administrator.password);
      await page.getByRole('button', { name: 'Log in' }).click();
    }
    await heading(here.page, 'My account').waitFor();
    await elsewhere.page.getByRole('dialog', { name: 'Log in again' }).waitFor({ state: 'detached' });
    await heading(elsewhere.page, 'People').waitFor();
  });

  it('offers agents nothing of automations and imports that would be refused', async () => {
    const email = 'ines@example.com';
    const { agentId, groupId } = await publishAssigningAutomation(product.api);
    await product.api.post('/automations', { name: 'Somebody else’s', graph: assigningGraph(agentId, groupId) });
    await product.api.post('/agents', { name: 'Ines', email, invite: true });
    const { page, faults, context } = await newVisitor(browser);
    await acceptInvitation(page, product, email);
    await page.goto(`${product.url}/automations`);
    await page.getByRole('link', { name: 'Somebody else’s', exact: true }).waitFor();
    for (const name of ['Create automation', 'More ways to create', 'Deleted', /^Move /])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.getByRole('button', { name: 'Actions for Somebody else’s' }).click();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Versions', 'Export draft']);
    await page.goto(`${product.url}/people/imports/new`);
    await page.getByText('Only administrators import people.').waitFor();
    const { id } = (await product.api.list('/agents')).find((agent) => agent.email === email)!;
    await product.api.put(`/agents/${id}`, { role: 'administrator' });
    await page.getByRole('link', { name: 'Settings', exact: true }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  /** What is drawn while the session has ended is not sent: “Log in again” is asked for instead. */
  it('keeps what is unsent to its author, whoever logs in again', async () => {
    const { body } = await product.api.post('/automations', { name: 'Whose edits', graph: frenchGraph('a', 'g') });
    const [carla, paul] = ['carla@example.com', 'paul@example.com'];
    for (const [name, email, role] of [
      ['Carla', carla, 'administrator'],
      ['Paul', paul, 'agent'],
    ]) {
      const agent = await product.api.post('/agents', { name, email, invite: true });
      const { page, context } = await newVisitor(browser);
      await acceptInvitation(page, product, email!);
      await context.close();
      await product.api.put(`/agents/${agent.body.id}`, { role });
    }
    const drawn: number = body.graph.nodes.length;
    const read = async () => (await product.api.get(`/automations/${body.id}`)).body;
    const savedWith = (count: number) =>
      until(`${count} nodes are saved`, 8_000, async () => (await read()).graph.nodes.length === count);
    const { page, context } = await newVisitor(browser);
    const cards = page.getByRole('region', { name: 'Canvas' }).getByRole('group');
    const country = page.getByRole('group', { name: /^Country( \(\d\))?$/ }).first();
    const duplicate = async (): Promise<void> => {
      await country.focus();
      await page.keyboard.press('Control+d');
    };
    const logInHere = async (email: string, password = 'a password of some length'): Promise<void> => {
      await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.getByRole('textbox', { name: 'E-mail' }).waitFor({ state: 'detached' });
      await country.waitFor();
    };
    /** An edit of the administrator's meets the end of their session; somebody logs in where that is asked for. */
    const editUnsent = async (): Promise<void> => {
      await context.clearCookies();
      await duplicate();
      await page.getByRole('dialog', { name: 'Log in again' }).waitFor();
    };
    const comeBack = async (): Promise<void> => {
      await context.clearCookies();
      await page.reload();
      await logInHere(administrator.email, administrator.password);
    };
    await logIn(page, product.url);
    await page.goto(`${product.url}/automations/${body.id}`);
    await country.waitFor();
    const shown = await cards.count();

    await editUnsent();
    await logInHere(administrator.email, administrator.password);
    await savedWith(drawn + 1);
    expect(await cards.count()).toBe(shown + 1);

    await editUnsent();
    await logInHere(carla);
    expect(await cards.count()).toBe(shown + 1);
    await duplicate();
    await savedWith(drawn + 2);
    expect((await read()).changedBy.name).toBe('Carla');
    await comeBack();
    await savedWith(drawn + 3);

    await editUnsent();
    await logInHere(paul);
    await page.getByText('Only administrators change automations').waitFor();
    expect(await cards.count()).toBe(shown + 3);
    await comeBack();
    await savedWith(drawn + 4);
    expect((await read()).changedBy.name).not.toBe('Carla');
    await context.close();
  });

  it('tells who is no administrator any more what is not saved, shows the draft without it, and takes it up again later', async () => {
    const { body } = await product.api.post('/automations', { name: 'No more rights', graph: frenchGraph('a', 'g') });
    const nora = await product.api.post('/agents', { name: 'Nora', email: 'nora@example.com', invite: true });
    const become = (role: string) => product.api.put(`/agents/${nora.body.id}`, { role });
    const { page, context } = await newVisitor(browser);
    await acceptInvitation(page, product, 'nora@example.com');
    await become('administrator');
    await page.goto(`${product.url}/automations/${body.id}`);
    const name = page.getByRole('textbox', { name: 'Name of the automation' });
    await page.route(`**/api/v1/automations/${body.id}`, (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await name.fill('As Nora calls it');
    await name.press('Enter');
    await page.getByText('No connection: kept in this browser').waitFor();
    await become('agent');
    const told = page.getByText('What you changed is not saved, it is kept in this browser.');
    await told.waitFor();
    await page.getByRole('heading', { name: 'No more rights', level: 1 }).waitFor();
    await page.reload();
    await told.waitFor();
    await page.unrouteAll();
    await become('administrator');
    await until('it is taken up and saved', 8_000, async () => {
      const { body: now } = await product.api.get(`/automations/${body.id}`);
      return now.name === 'As Nora calls it';
    });
    await told.waitFor({ state: 'detached' });
    await context.close();
  });

  it('keeps a new API key in sight until it is said to be done with', async () => {
    const { page } = here;
    await page.goto(`${product.url}/settings/api-keys`);
    await page.getByRole('button', { name: 'Create API key' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Create API key' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Shop');
    await page.getByRole('button', { name: 'Create key' }).click();
    const shown = page.getByRole('dialog', { name: 'Your new API key' });
    await shown.waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await shown.getByRole('button', { name: 'Done' }).click();
    await shown.waitFor({ state: 'detached' });
  });

  it('goes without a fault in any page', () => {
    const meant = /401 .*\/api\/v1\/(live|account|people|agents)/;
    expect([here, elsewhere].flatMap(({ faults }) => faults).filter((fault) => !meant.test(fault))).toEqual([]);
  });
});
