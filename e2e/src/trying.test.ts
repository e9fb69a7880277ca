import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { violationsInBothSchemes } from './harness/axe.ts';
import { launchBrowser, logIn, newVisitor, takeScreenshot, type Visitor } from './harness/browser.ts';
import { editorPage } from './harness/editor-page.ts';
import {
  frenchGraph,
  frenchMessage,
  type FrenchTeam,
  germanMessage,
  publishFrenchAutomation,
} from './harness/french-automation.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

/** What people see of an automation before it acts, and of what it did: `Knowing`, `Trying` and `Watching` of the canvas. */
describe('trying an automation on the canvas', () => {
  let product: Product;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;
  let team: FrenchTeam;

  beforeAll(async () => {
    product = await startProduct();
    team = await publishFrenchAutomation(product.api);
    const french = frenchMessage('m-fr', 'c-fr', 'Bonjour, ma commande ?');
    const chloe = { ...french.person, name: 'Chloé Petit', attributes: { plan: 'pro' } };
    await product.api.post('/messages', { ...french, person: chloe });
    await product.api.post('/messages', germanMessage('m-de', 'c-de', 'Guten Tag, meine Bestellung?'));
    await until('the messages are decided', 10_000, async () => (await product.api.list('/runs')).length === 1);
    browser = await launchBrowser();
    visitor = await newVisitor(browser);
    page = visitor.page;
    await logIn(page, product.url);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const open = async (automationId = team.automationId) => {
    await page.goto(`${product.url}/automations/${automationId}`);
    const editor = editorPage(page);
    await editor.canvas.getByText('Incoming message', { exact: true }).waitFor();
    return editor;
  };
  const mails = async (): Promise<number> => (await product.api.list('/emails')).length;
  const tab = (name: string | RegExp): Locator => page.getByRole('tab', { name });
  const path = (): Locator => page.getByRole('status').filter({ hasText: /draft|version|Run/ });

  it('points out a condition that is never true at its node, at its part and among the problems', async () => {
    const isFrom = (value: string) => ({ field: 'message.country', operator: 'is', value });
    const condition = { all: [isFrom('FR'), { any: [isFrom('DE'), isFrom('ES')] }] };
    const at = (x: number) => ({ x, y: 0 });
    const { body } = await product.api.post('/automations', {
      name: 'Doubtful',
      graph: {
        schemaVersion: 1,
        nodes: [
          { id: 't', type: 'incoming-message', version: 1, position: at(0), config: {} },
          { id: 'c', type: 'condition', version: 1, position: at(280), config: { condition } },
        ],
        edges: [{ id: '1', source: 't', sourceHandle: 'out', target: 'c', targetHandle: 'in' }],
      },
    });
    const editor = await open(body.id);
    const words = 'Nobody passes all of these at once: this is never true.';
    await editor.canvas.getByRole('img', { name: words }).waitFor();
    const settings = await editor.settings('Condition');
    await settings.getByText(words).waitFor();
    await tab(/Problems/).click();
    await page.getByRole('list', { name: 'Problems' }).getByText(words).waitFor();
    await takeScreenshot(page, 'doubtful-condition');
  });

  it('offers the variables of a template as one types, and shows how it reads', async () => {
    const editor = await open();
    const settings = await editor.settings('Agent email');
    const body = settings.getByRole('textbox', { name: 'Body' });
    await body.fill('');
    await body.pressSequentially('On {{ pla');
    const offered = page.getByRole('listbox', { name: 'Variables' }).getByRole('option');
    await offered.filter({ hasText: 'person.attributes.plan' }).waitFor();
    await takeScreenshot(page, 'template-variables');
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await body.press('Enter');
    expect(await body.inputValue()).toBe('On {{ person.attributes.plan }}');
    await body.pressSequentially(', {{ agent.');
    await body.press('ArrowDown');
    await body.press('Enter');
    expect(await body.inputValue()).toBe('On {{ person.attributes.plan }}, {{ agent.email }}');
    await body.pressSequentially(' {{ nothing');
    await page.getByRole('listbox', { name: 'Variables' }).waitFor({ state: 'detached' });
    await body.fill('On {{ person.attributes.plan }}, {{ agent.email }}');

    const preview = settings.getByRole('region', { name: 'Preview' });
    const person = preview.getByLabel('About', { exact: true }).and(preview.locator('input:not([type=hidden])'));
    await person.fill('Chloé');
    await page.getByRole('option', { name: /Chloé Petit/ }).click();
    const mail = preview.frameLocator('iframe[title="How the mail looks"]');
    await mail.getByText('On pro, marie@example.com').waitFor();
    await mail.getByText('Bonjour, ma commande ?').waitFor();
    await takeScreenshot(page, 'template-preview');
    expect(await mails()).toBe(1);
    expect(visitor.faults).toEqual([]);
  });

  it('shows the mail below while its text is written', async () => {
    const editor = await open();
    const settings = await editor.settings('Agent email');
    const body = settings.getByRole('textbox', { name: 'Body' });
    await body.press('Control+End');
    await body.pressSequentially(' Now!');
    const mail = settings.getByTitle('How the mail looks');
    await mail.contentFrame().getByText('Now!').waitFor();
    const [written, read] = [await body.boundingBox(), await mail.boundingBox()];
    const { height } = page.viewportSize() ?? { height: 0 };
    expect(written!.y + written!.height).toBeLessThan(read!.y);
    // Of the mail at least its first lines.
    expect(read!.y + 120).toBeLessThan(height);
  });

  it('undoes a variable in its field as whatever is typed, and puts one at the end of a field nobody was in', async () => {
    const editor = await open();
    const settings = await editor.settings('Agent email');
    const [subject, body] = [settings.getByRole('textbox', { name: 'Subject' }), settings.getByRole('textbox', { name: 'Body' })];
    const before = await body.inputValue();
    await settings.getByRole('button', { name: 'Insert a variable into body' }).click();
    await page.getByRole('menuitem', { name: 'plan' }).click();
    expect(await body.inputValue()).toBe(`${before}{{ person.attributes.plan }}`);
    await page.keyboard.press('Control+z');
    expect(await body.inputValue()).toBe(before);

    await subject.fill('');
    await subject.pressSequentially('For {{ person.na');
    await subject.press('Enter');
    expect(await subject.inputValue()).toBe('For {{ person.name }}');
    await subject.press('Control+z');
    expect(await subject.inputValue()).toBe('For {{ person.na');
    await subject.press('Control+Shift+z');
    expect(await subject.inputValue()).toBe('For {{ person.name }}');
  });

  it('chooses an agent by face and name, found by the address as well', async () => {
    const editor = await open();
    const settings = await editor.settings('Agent email');
    const agent = settings.getByLabel('Agent', { exact: true }).and(settings.locator('input:not([type=hidden])'));
    await agent.fill('marie@');
    await page.getByRole('option', { name: 'Marie Dubois', exact: true }).click();
    await agent.press('Tab');
    expect(await agent.inputValue()).toBe('Marie Dubois');
  });

  it('takes by Enter the first that fits, on leaving the only one, and tells what was not taken', async () => {
    const at = (x: number) => ({ x, y: 0 });
    const { body } = await product.api.post('/automations', {
      name: 'Chosen by typing',
      graph: {
        schemaVersion: 1,
        nodes: [
          { id: 't', type: 'incoming-message', version: 1, position: at(0), config: {} },
          { id: 'c', type: 'country', version: 1, position: at(300), config: {} },
          { id: 'a', type: 'assign-to-agent', version: 1, position: at(600), config: { agentId: 'gone' } },
        ],
        edges: [],
      },
    });
    const configOf = async (id: string) => {
      const { graph } = (await product.api.get(`/automations/${body.id}`)).body;
      return graph.nodes.find((node: { id: string }) => node.id === id).config;
    };
    const editor = await open(body.id);
    const country = await editor.settings('Country');
    // A choice that is not made is not shown as made.
    await country.getByText('“Operator” is required.').waitFor();
    expect(await country.getByRole('radio', { checked: true }).count()).toBe(0);
    await country.getByText('is not', { exact: true }).click();
    const countries = country.getByRole('combobox', { name: 'Countries' });
    await countries.click();
    await page.keyboard.type('belgi');
    const first = page.getByRole('option', { name: 'Belgium', exact: true });
    await first.waitFor();
    expect(await countries.getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('UK');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Holland');
    await page.keyboard.press('Tab');
    await until('the countries are saved', 8_000, async () =>
      JSON.stringify(await configOf('c')).includes(JSON.stringify(['BE', 'GB', 'NL'])),
    );
    expect(await configOf('c')).toEqual({ operator: 'is-not', countries: ['BE', 'GB', 'NL'] });
    await countries.click();
    await page.keyboard.type('bel');
    await page.keyboard.press('Tab');
    await country.getByText('“bel” fits several: choose one.').waitFor();
    await countries.click();
    await page.keyboard.type('nowhere');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await country.getByText('Nothing was chosen for “nowhere”.').waitFor();
    await takeScreenshot(page, 'nothing-chosen');
    expect(await violationsInBothSchemes(page)).toEqual([]);

    await page.getByRole('button', { name: 'Back to the nodes' }).click();
    const assign = await editor.settings('Assign to agent');
    const agent = assign.getByRole('combobox', { name: 'Agent' });
    expect(await agent.inputValue()).toBe('An agent who is gone');
    await agent.click();
    await page.getByRole('option', { name: 'Marie Dubois' }).waitFor();
    expect(await page.getByRole('option', { name: 'An agent who is gone' }).count()).toBe(0);
    await page.keyboard.type('marie@');
    await page.keyboard.press('Enter');
    expect(await agent.inputValue()).toBe('Marie Dubois');
    expect(visitor.faults).toEqual([]);
  });

  it('tells a doubtful country or language as a remark, not as an error, by the code that is doubted', async () => {
    const graph = frenchGraph(team.agentId, team.groupId);
    const doubtful = { countries: ['FR', 'XQ'], languages: ['fr', 'eng'] };
    const { body } = await product.api.post('/automations', {
      name: 'Doubtful codes',
      graph: {
        ...graph,
        nodes: graph.nodes.map((node) => {
          const [key] = Object.keys(doubtful).filter((name) => name in node.config);
          return key === undefined
            ? node
            : { ...node, config: { ...node.config, [key]: doubtful[key as keyof typeof doubtful] } };
        }),
      },
    });
    const editor = await open(body.id);
    for (const [node, field, doubt, code] of [
      ['Country', 'Countries', 'There is no country XQ.', 'XQ'],
      ['Browser language', 'Languages', 'There is no language eng; English is en.', 'eng'],
    ] as const) {
      const settings = await editor.settings(node);
      await settings.getByText(doubt).waitFor();
      await settings.getByText(code, { exact: true }).waitFor();
      const input = settings.getByRole('combobox', { name: field });
      expect(await input.getAttribute('aria-invalid')).not.toBe('true');
      const describedBy = ((await input.getAttribute('aria-describedby')) ?? '').split(' ').filter(Boolean);
      const said = await Promise.all(describedBy.map((id) => page.locator(`[id="${id}"]`).textContent()));
      expect(said.join(' ')).toContain(doubt);
      expect(await violationsInBothSchemes(page)).toEqual([]);
      await page.getByRole('button', { name: 'Back to the nodes' }).click();
    }
  });

  it('calls the chat’s channel Chat, in the trigger and where a message is tried; any other is written', async () => {
    const { body } = await product.api.post('/automations', {
      name: 'From the chat',
      graph: {
        ...frenchGraph(team.agentId, team.groupId),
        nodes: frenchGraph(team.agentId, team.groupId).nodes.map((node) =>
          node.id === 't' ? { ...node, config: { channels: ['chat'] } } : node,
        ),
      },
    });
    const editor = await open(body.id);
    await editor.canvas.getByText('Every message on “chat”').waitFor();
    const settings = await editor.settings('Incoming message');
    const channels = settings.getByRole('combobox', { name: 'Channels' });
    await channels.click();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('chat');
    await page.getByRole('option', { name: '“chat” as written' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('whatsapp');
    await page.keyboard.press('Enter');
    await editor.canvas.getByText('Every message on Chat or “whatsapp”').waitFor();
    await page.keyboard.press('Tab');
    await takeScreenshot(page, 'channels');

    await tab('Test').click();
    const write = page.getByRole('tabpanel', { name: 'Test' });
    await write.getByRole('button', { name: 'Try it' }).click();
    await path().getByText('An action was reached').waitFor();
    const { graph } = (await product.api.get(`/automations/${body.id}`)).body;
    expect(graph.nodes[0].config).toEqual({ channels: ['widget', 'whatsapp'] });
    await editor.choose(write, 'Channel', 'API');
    await write.getByRole('button', { name: 'Try it' }).click();
    await editor.canvas.getByText('Channel of the message: API is not Chat or “whatsapp”').waitFor();
    expect(visitor.faults).toEqual([]);
  });

  it('tells in the outline and among the problems which of two nodes is meant, and reads notes and frames', async () => {
    const size = { width: 600, height: 260 };
    const node = (id: string, type: string, x: number, y: number, config: Record<string, unknown> = {}) => ({
      ...{ id, type, version: 1, position: { x, y }, config },
    });
    const { body } = await product.api.post('/automations', {
      name: 'Two of a name',
      graph: {
        schemaVersion: 1,
        nodes: [
          node('lone', 'country', 0, -400),
          node('begin', 'incoming-message', 0, 0),
          node('asked', 'country', 320, 0, { operator: 'is', countries: ['FR'] }),
          node('condition', 'condition', 640, 0),
        ],
        edges: [
          { id: '1', source: 'begin', sourceHandle: 'out', target: 'asked', targetHandle: 'in' },
          { id: '2', source: 'asked', sourceHandle: 'yes', target: 'condition', targetHandle: 'in' },
        ],
        notes: [{ id: 'note', position: { x: 0, y: 400 }, size, text: 'Ask Luc first', tint: 'yellow' }],
        frames: [{ id: 'frame', position: { x: 300, y: -60 }, size, title: 'Where and what', tint: 'blue' }],
      },
    });
    await open(body.id);
    await tab(/^Problems/).click();
    const problems = page.getByRole('list', { name: 'Problems' });
    await problems.getByRole('button', { name: 'Condition “Condition” is required.' }).waitFor();
    await problems.getByRole('button', { name: 'Country (2) is not connected to anything' }).waitFor();
    for (const row of await problems.getByRole('button').allInnerTexts()) expect(row).toMatch(/^(Condition|Country \(2\))/);

    await page.getByRole('button', { name: 'Show the outline' }).click();
    const outline = page.getByRole('region', { name: 'Outline' });
    await outline.getByRole('heading', { name: 'Notes and frames' }).waitFor();
    expect(await outline.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Incoming message',
      'Country (1)',
      'Condition',
      'Country (2)',
      'Notes and frames',
    ]);
    const item = (name: string) => outline.getByRole('listitem', { name, exact: true });
    await item('Incoming message').getByRole('button', { name: 'Disconnect from Country (1)' }).waitFor();
    await item('Country (1)').getByRole('group', { name: 'Answer no' }).getByRole('button', { name: 'Connect to…' }).click();
    const connectable = page.getByRole('dialog', { name: 'Connect to' }).getByRole('group', { name: 'Connect to' });
    await connectable.getByRole('option', { name: 'Country (2)', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    const beside = outline.getByRole('list', { name: 'Notes and frames' }).getByRole('listitem');
    await beside.filter({ hasText: 'Where and what' }).getByText('Around Country (1) and Condition').waitFor();
    await beside.getByText('Ask Luc first').waitFor();
    await page.getByRole('button', { name: 'Show the canvas' }).click();
    expect(visitor.faults).toEqual([]);
  });

  it('shows a fault as one types, on the node and in a list that leads to it', async () => {
    const editor = await open();
    const settings = await editor.settings('Agent email');
    await settings.getByRole('textbox', { name: 'Subject' }).fill('{{ person.name');
    const mark = editor.canvas.getByRole('img', { name: /Subject/ });
    await mark.waitFor();
    // Who hears the canvas is told of it at the node.
    const card = editor.canvas.getByRole('group', { name: 'Agent email', exact: true });
    expect((await card.getAttribute('aria-describedby'))?.split(' ')).toContain(await mark.getAttribute('id'));
    await settings.getByText(/Line 1, column 1: the {{ is not closed/).waitFor();
    await page.getByRole('button', { name: 'Back to the nodes' }).click();
    await tab('Problems 1').click();
    await page
      .getByRole('list', { name: 'Problems' })
      .getByRole('button', { name: /Agent email/ })
      .click();
    await page.getByRole('region', { name: 'Settings of Agent email' }).waitFor();
    await takeScreenshot(page, 'fault-as-one-types');
    await settings.getByRole('textbox', { name: 'Subject' }).fill('{{ person.nme }} wrote');
    await settings.getByText('There is no person.nme; did you mean person.name?').waitFor();
    await page.getByRole('tab', { name: 'Problems 1' }).waitFor();
    await settings.getByRole('textbox', { name: 'Subject' }).fill('{{ person.name }} wrote');
    await page.getByRole('tab', { name: 'Problems', exact: true }).waitFor();
    expect(visitor.faults).toEqual([]);
  });

  it('says of a mail to an agent who is gone that nobody gets it', async () => {
    const graph = frenchGraph('nobody', team.groupId);
    const { body } = await product.api.post('/automations', { name: 'Gone', graph });
    const editor = await open(body.id);
    const preview = (await editor.settings('Agent email')).getByRole('region', { name: 'Preview' });
    await preview.getByText(/^To an agent who is gone: nobody gets this mail/).waitFor();
    expect(visitor.faults).toEqual([]);
  });

  it('marks edges that come to nothing', async () => {
    const { body: automation } = await product.api.post('/automations', { name: 'Half drawn', graph: halfDrawn(team.groupId) });
    const editor = await open(automation.id);
    await edgeIsThere(editor.canvas, /Incoming message: out, leads to Country; a dead end/);
    await edgeIsThere(editor.canvas, /Browser language: yes, leads to Assign to group; never used/);
    await takeScreenshot(page, 'edges-to-nothing');
  });

  it('tries a message one writes: the path, each node’s reasons, and the mail as it would be sent', async () => {
    const editor = await open();
    await tab('Test').click();
    const write = page.getByRole('tabpanel', { name: 'Test' });
    await write.getByRole('textbox', { name: 'Message' }).fill('Où est ma commande ?');
    await write.getByRole('button', { name: 'Try it' }).click();
    await path().getByText('An action was reached').waitFor();
    expect(await editor.canvas.getByText('Passed').count()).toBe(5);
    await editor.canvas.getByText('Country: France, as asked').waitFor();
    const mail = write.getByRole('region', { name: 'E-mail to Marie Dubois' });
    await mail.frameLocator('iframe').getByText('Où est ma commande ?').waitFor();
    await mail.getByText('As plain text').click();
    await mail.getByText('Open conversation:').waitFor();
    await takeScreenshot(page, 'trial');

    // What was tried before the message was changed says so, and is tried anew from there.
    await editor.choose(write, 'Country', 'Germany');
    await write.getByText('The draft or the message has changed since.').waitFor();
    await takeScreenshot(page, 'trial-outdated');
    await write.getByRole('button', { name: 'Try again' }).click();
    await write.getByText('Nothing would happen').waitFor();
    await editor.canvas.getByText('Stopped here').waitFor();
    await editor.canvas.getByText('Country: Germany is not France').waitFor();
    await takeScreenshot(page, 'trial-stopped');
    expect(await mails()).toBe(1);
    expect(await product.api.list('/conversations')).toHaveLength(2);
    expect(visitor.faults).toEqual([]);
  });

  it('tries a message that came in, with the draft and as it was decided', async () => {
    const editor = await open();
    await tab('Test').click();
    await page.getByText('A message that came in').click();
    const messages = page.getByRole('list', { name: 'Messages that came in' });
    const words = page.getByRole('searchbox', { name: 'Search messages' });
    await words.fill('no such words');
    await page.getByText('Nothing was found. Words of messages').waitFor();
    await words.fill('bonj');
    await messages
      .getByRole('button', { name: /Bonjour/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await messages.getByRole('button', { name: /Guten Tag/ }).click();
    await path().getByText('tried with the draft').waitFor();
    await editor.canvas.getByText('Stopped here').waitFor();
    await messages.getByRole('button', { name: /Bonjour/ }).click();
    await page.getByRole('region', { name: 'E-mail to Marie Dubois' }).waitFor();
    await page.getByText('As it was decided').click();
    await page.getByText('This was done and recorded').waitFor();
    await path().getByText('decided with version 1').waitFor();
    await takeScreenshot(page, 'message-as-decided');
    expect(await mails()).toBe(1);
  });

  it('counts what passes each edge, without reloading', async () => {
    const editor = await open();
    await edgeIsThere(editor.canvas, /Country: yes, leads to Browser language; 1 message in the last day/);
    await product.api.post('/messages', frenchMessage('m-fr-2', 'c-fr-2'));
    await edgeIsThere(editor.canvas, /Country: yes, leads to Browser language; 2 messages in the last day/);
    await page
      .getByRole('radiogroup', { name: /Messages of version 1/ })
      .getByText('Hour')
      .click();
    await edgeIsThere(editor.canvas, /Country: yes, leads to Browser language; 2 messages in the last hour/);
    await page.getByRole('button', { name: 'What is counted' }).click();
    await page.getByText(/counted as far as it came, also when it stopped at a filter/).waitFor();
    await product.api.post('/messages', germanMessage('m-de-2', 'c-de-2'));
    await edgeIsThere(editor.canvas, /Incoming message: out, leads to Country; 4 messages in the last hour/);
    await edgeIsThere(editor.canvas, /Country: yes, leads to Browser language; 2 messages in the last hour/);
    await takeScreenshot(page, 'counts');
    expect(visitor.faults).toEqual([]);
  });

  it('replays a run, step by step, on the version that it ran on', async () => {
    const { body: automation } = await product.api.get(`/automations/${team.automationId}`);
    const graph = { ...automation.graph, nodes: automation.graph.nodes.slice(0, 1), edges: [] };
    const { body: saved } = await product.api.put(`/automations/${team.automationId}`, { revision: automation.revision, graph });
    expect(saved.graph.nodes).toHaveLength(1);
    const editor = await open();
    await tab('Runs').click();
    await page
      .getByRole('list', { name: 'Runs' })
      .getByRole('button', { name: /Version 1/ })
      .first()
      .click();
    await path().getByText('Run of version 1').waitFor();
    await editor.canvas.getByText('Passed').nth(4).waitFor();
    await page.getByRole('region', { name: 'This run' }).getByText('Assigned to French').waitFor();

    const replay = page.getByRole('group', { name: 'Replay' });
    const back = replay.getByRole('button', { name: 'One step back' });
    for (const place of ['4 of 5', '3 of 5', '2 of 5']) {
      await back.click();
      await replay.getByText(place).waitFor();
    }
    expect(await editor.canvas.getByText('Not reached').count()).toBe(3);
    await path().getByText('Country: France, as asked').waitFor();
    await takeScreenshot(page, 'run-replayed');
    await replay.getByRole('button', { name: 'Replay step by step' }).click();
    await replay.getByText('5 of 5').waitFor();
    await page.getByRole('button', { name: 'Back to the draft' }).click();
    expect(await editor.canvas.getByText('Country', { exact: true }).count()).toBe(0);
    expect(new URL(page.url()).search).toBe('');
    expect(visitor.faults).toEqual([]);
  });

  it('goes to where a run’s version lay, wherever the draft has been moved since', async () => {
    const { body: automation } = await product.api.get(`/automations/${team.automationId}`);
    const moved = (each: { position: { x: number; y: number } }) => ({
      ...each,
      position: { x: each.position.x + 1_600, y: each.position.y + 1_200 },
    });
    const { body: published } = await product.api.get(`/automations/${team.automationId}/versions/1`);
    const graph = { ...published.graph, nodes: published.graph.nodes.map(moved) };
    const saved = { name: automation.name, graph, revision: automation.revision };
    expect((await product.api.put(`/automations/${automation.id}`, saved)).status).toBe(200);
    // What is moved glides where motion is welcome: the view must not stop at where it was on the way.
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const editor = await open();
    await tab('Runs').click();
    await page.getByRole('list', { name: 'Runs' }).getByRole('button').first().click();
    await path().getByText('Run of version 1').waitFor();
    const canvas = await editor.canvas.boundingBox();
    const cardBox = async (name: string) => (await editor.canvas.getByRole('group', { name, exact: true }).boundingBox())!;
    await until('all of the run is in sight', 5_000, async () => {
      const cards = await Promise.all(['Incoming message', 'Country', 'Agent email'].map(cardBox));
      return cards.every(
        (box) =>
          box.x > canvas!.x &&
          box.y > canvas!.y &&
          box.x + box.width < canvas!.x + canvas!.width &&
          box.y + box.height < canvas!.y + canvas!.height,
      );
    });
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });

  it('says in the list of runs whose message it was, and has the run that is shown in the address', async () => {
    await open();
    await tab('Runs').click();
    const run = page
      .getByRole('list', { name: 'Runs' })
      .getByRole('button', { name: /Bonjour/ })
      .first();
    await run.click();
    await path().getByText('Run of version 1').waitFor();
    expect(new URL(page.url()).searchParams.get('run')).toMatch(/^run_/);
    await page.goBack();
    await path().waitFor({ state: 'hidden' });
    await page.goForward();
    await path().getByText('Run of version 1').waitFor();
    await page.reload();
    await path().getByText('Run of version 1').waitFor();
    await page
      .getByRole('list', { name: 'Runs' })
      .getByRole('button', { name: /Bonjour/, pressed: true })
      .waitFor();
    await takeScreenshot(page, 'run-by-address');
    // Beside what happened, and on a phone, there is room for whose message it was, and for the version that decided.
    const widthOf = async (words: Locator): Promise<number> => (await words.boundingBox())!.width;
    const decided = run.getByText(/^Version 1 · 5 steps/);
    const isCut = () => decided.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    expect(await widthOf(run.getByTitle(/Bonjour/))).toBeGreaterThan(200);
    expect(await isCut()).toBe(false);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await widthOf(run.getByTitle(/Bonjour/))).toBeGreaterThan(200);
    expect(await isCut()).toBe(false);
    const [row, words] = [await run.boundingBox(), await decided.boundingBox()];
    expect(words!.x + words!.width).toBeLessThanOrEqual(row!.x + row!.width);
    await takeScreenshot(page, 'run-by-address-phone');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('searchbox', { name: 'Search runs' }).fill('no such words');
    await page.getByText('Nothing was found. Words of conversations').waitFor();
    // What is shown stays, though it is not among those found.
    await page.getByRole('region', { name: 'This run' }).waitFor();
    await page.getByRole('searchbox', { name: 'Search runs' }).fill('bonj');
    await run.waitFor();
  });

  it('shows what became of a node beside its name, also when that is one long word', async () => {
    const graph = frenchGraph(team.agentId, team.groupId);
    const name = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze';
    const nodes = graph.nodes.map((node) => (node.id === 'c' ? { ...node, name } : node));
    const { body } = await product.api.post('/automations', { name: 'Long word', graph: { ...graph, nodes } });
    await product.api.post(`/automations/${body.id}/publish`, { revision: body.revision });
    await product.api.post('/messages', frenchMessage('m-long', 'c-long', 'Bonjour'));
    const runs = (): Promise<{ id: string; automationId: string }[]> => product.api.list('/runs');
    await until('it has run', 10_000, async () => (await runs()).some(({ automationId }) => automationId === body.id));
    const run = (await runs()).find(({ automationId }) => automationId === body.id);
    await page.setViewportSize({ width: 1000, height: 800 });
    try {
      await page.goto(`${product.url}/automations/${body.id}?run=${run?.id}`);
      const detail = page.getByRole('region', { name: 'This run' });
      const step = detail.getByRole('button', { name });
      await step.waitFor();
      await takeScreenshot(page, 'run-of-a-long-word');
      const [around, badge] = [await detail.boundingBox(), await step.getByText('yes').boundingBox()];
      expect((badge?.x ?? 0) + (badge?.width ?? 0)).toBeLessThanOrEqual((around?.x ?? 0) + (around?.width ?? 0));
    } finally {
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });
});

/** Waits for an edge by what it is called; a level one has no height, which a browser takes for hidden. */
function edgeIsThere(canvas: Locator, name: RegExp): Promise<void> {
  return canvas.getByLabel(name).waitFor({ state: 'attached' });
}

/** A trigger that leads to a filter and no further, and a filter that nothing leads to. */
function halfDrawn(groupId: string) {
  const node = (id: string, type: string, x: number, y: number, config: object) => ({
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
  return {
    schemaVersion: 1,
    nodes: [
      node('t', 'incoming-message', 0, 0, {}),
      node('c', 'country', 320, 0, { operator: 'is', countries: ['FR'] }),
      node('l', 'browser-language', 0, 200, { operator: 'is', languages: ['fr'] }),
      node('g', 'assign-to-group', 320, 200, { groupId }),
    ],
    edges: [edge('1', 't', 'out', 'c'), edge('2', 'l', 'yes', 'g')],
  };
}
