import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser, logIn, newVisitor, takeScreenshot, type Visitor } from './harness/browser.ts';
import { editorPage } from './harness/editor-page.ts';
import { type MailServer, startMailServer } from './harness/mail-server.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

/** Addresses of providers in France and in Germany, as the country database has them. */
const frenchAddress = '90.0.0.1';
const germanAddress = '91.0.0.1';

/** The article that Switchboard starts from: “If you have one French-speaking agent, send him or her all conversations in French.” */
describe('the automation of the article, drawn in the browser', () => {
  let mailServer: MailServer;
  let product: Product;
  let browser: Browser;
  let administrator: Visitor;
  let groupId: string;

  beforeAll(async () => {
    mailServer = await startMailServer();
    product = await startProduct({
      environment: { SMTP_URL: mailServer.url, MAIL_FROM: 'switchboard@example.com', TRUST_PROXY: 'loopback' },
    });
    const agent = await product.api.post('/agents', { name: 'Marie Dubois', email: 'marie@example.com', languages: ['fr'] });
    const group = await product.api.post('/groups', { name: 'French', agentIds: [agent.body.id] });
    groupId = group.body.id;
    browser = await launchBrowser();
    administrator = await newVisitor(browser);
    await logIn(administrator.page, product.url);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await mailServer?.close();
  });

  it('is drawn by dragging, filled in, saved and published', async () => {
    const { page } = administrator;
    await page.getByRole('button', { name: 'Create automation' }).first().click();
    const editor = editorPage(page);
    await editor.palette.waitFor();

    await editor.drop('Incoming message', { x: 160, y: 120 });
    await editor.drop('Country', { x: 480, y: 120 });
    await editor.choose(await editor.settings('Country'), 'Countries', 'France');
    await editor.drop('Browser language', { x: 160, y: 320 });
    await editor.choose(await editor.settings('Browser language'), 'Languages', 'French');
    await editor.drop('Agent email', { x: 480, y: 320 });
    const mail = await editor.settings('Agent email');
    await editor.choose(mail, 'Agent', 'Marie Dubois');
    await mail.getByLabel('Subject', { exact: true }).fill('{{ person.name | default: "Somebody" }} wrote in French');
    await mail.getByLabel('Body', { exact: true }).fill('{{ message.text }}');
    await editor.drop('Assign to group', { x: 480, y: 520 });
    await editor.choose(await editor.settings('Assign to group'), 'Group', 'French');

    await editor.connect('Incoming message: out', 'Country: in');
    await editor.connect('Country: yes', 'Browser language: in');
    await editor.connect('Browser language: yes', 'Agent email: in');
    await editor.connect('Browser language: yes', 'Assign to group: in');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Publish version 1' }).click();

    const automation = await until('the automation is published', 10_000, async () => {
      const [first] = await product.api.list('/automations');
      return first?.status === 'published' && first;
    });
    await takeScreenshot(page, 'automation-published');
    expect(automation.graph.nodes).toHaveLength(5);
    expect(automation.graph.edges).toHaveLength(4);
    expect(administrator.faults).toEqual([]);
  });

  it('gives a French visitor’s conversation to the French group, and tells Marie by mail', async () => {
    const visitor = await newVisitor(browser, { locale: 'fr-FR', extraHTTPHeaders: { 'X-Forwarded-For': frenchAddress } });
    const { page } = visitor;
    await page.goto(`${product.url}/demo`);
    await page.getByRole('textbox', { name: 'Message' }).fill('Bonjour, où est ma commande ?');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('log', { name: 'Messages' }).getByText('Bonjour, où est ma commande ?').waitFor();
    await page.getByText('You are now talking to French').waitFor();
    await takeScreenshot(page, 'demo-french-visitor');

    const [conversation] = await product.api.list(`/conversations?groupId=${groupId}`);
    expect(conversation).toMatchObject({ groupId, status: 'open' });
    const mail = await mailServer.waitFor('to Marie', ({ to }) => to.includes('marie@example.com'));
    expect(mail.source).toMatch(/^Subject: .*wrote in French/m);
    expect(mail.source).toMatch(/^Auto-Submitted: auto-generated/im);
    expect(mailServer.mails).toHaveLength(1);
    expect(visitor.faults).toEqual([]);
    await visitor.context.close();
  });

  it('shows the path lit on the canvas, with what each node saw', async () => {
    const { page } = administrator;
    await page.getByRole('link', { name: 'Inbox' }).click();
    await page.getByRole('table', { name: 'Conversations' }).getByRole('link').first().click();
    await page
      .getByRole('button', { name: /^Why\?/ })
      .first()
      .click();
    await page.getByText('It acted on this message').waitFor();
    await page.getByRole('link', { name: 'Show on the canvas' }).first().click();
    const { canvas } = editorPage(page);
    await canvas.getByText('Passed').first().waitFor();
    expect(await canvas.getByText('Passed').count()).toBe(5);
    await takeScreenshot(page, 'path-lit');
    expect(administrator.faults).toEqual([]);
  });

  it('leaves a German visitor alone, and says why', async () => {
    const visitor = await newVisitor(browser, { locale: 'de-DE', extraHTTPHeaders: { 'X-Forwarded-For': germanAddress } });
    await visitor.page.goto(`${product.url}/demo`);
    await visitor.page.getByRole('textbox', { name: 'Message' }).fill('Guten Tag, wo ist meine Bestellung?');
    await visitor.page.getByRole('button', { name: 'Send' }).click();
    await visitor.page.getByRole('log', { name: 'Messages' }).getByText('Guten Tag, wo ist meine Bestellung?').waitFor();
    await visitor.context.close();

    const conversation = await until('the German conversation is there', 10_000, async () => {
      const all = await product.api.list('/conversations');
      return all.find((each) => each.groupId === null);
    });
    const { page } = administrator;
    await page.goto(`${product.url}/inbox/${encodeURIComponent(conversation.id)}`);
    await page.getByText('Nobody has been given this conversation').waitFor();
    await page.getByRole('button', { name: 'See why' }).click();
    await page.getByText('It left this message alone').waitFor();
    const steps = page.getByRole('list', { name: 'What each node saw' });
    await steps.getByText('Stopped here').waitFor();
    await steps
      .getByText(/Germany/)
      .first()
      .waitFor();
    await takeScreenshot(page, 'german-visitor-why');

    expect(mailServer.mails).toHaveLength(1);
    const { body } = await product.api.get(`/conversations/${conversation.id}`);
    expect(body).toMatchObject({ groupId: null, assigneeId: null });
    expect(administrator.faults).toEqual([]);
  });
});
