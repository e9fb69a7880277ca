import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { launchBrowser, logIn, newVisitor, type Visitor } from './harness/browser.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

/** What who leads a team does, by mouse and by keyboard, one step after the other. */
describe('the team in the browser', () => {
  let product: Product;
  let browser: Browser;
  let administrator: Visitor;
  let page: Page;
  const drawer = () => page.getByRole('dialog');

  beforeAll(async () => {
    product = await startProduct();
    for (const name of ['Ines', 'Jonas', 'Luc', 'Marie'])
      expect((await product.api.post('/agents', { name, email: `${name}@example.com` })).status).toBe(201);
    for (const [id, country] of [
      ['p-1', 'FR'],
      ['p-2', 'FR'],
      ['p-3', 'DE'],
    ])
      await product.api.post('/people', { id, name: `Person ${id}`, country });
    for (const [name, value] of [
      ['French people', ['FR']],
      ['Europeans', ['FR', 'DE']],
    ])
      await product.api.post('/segments', { name, condition: { field: 'person.country', operator: 'in', value } });
    browser = await launchBrowser();
    administrator = await newVisitor(browser);
    page = administrator.page;
    await logIn(page, product.url);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('makes a group whose members come by double click, by dragging and by keyboard', async () => {
    await page.goto(`${product.url}/team/groups`);
    await page.getByRole('button', { name: 'Create group' }).click();
    await drawer().getByRole('textbox', { name: 'Name' }).fill('Support');
    const outside = drawer().getByRole('listbox', { name: 'Not visible' });
    const members = drawer().getByRole('listbox', { name: 'Members' });
    await outside.getByRole('option', { name: 'Ines' }).dblclick();
    await members.getByRole('option', { name: 'Ines' }).waitFor();
    await outside.getByRole('option', { name: 'Luc' }).dragTo(members);
    await members.getByRole('option', { name: 'Luc' }).waitFor();
    await outside.focus();
    await page.keyboard.press('Home');
    for (let step = 0; (await outside.getByRole('option', { selected: true }).textContent()) !== 'Marie' && step < 5; step += 1)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await members.getByRole('option', { name: 'Marie' }).waitFor();
    await drawer().getByRole('status').getByText('Marie moved to “Members”').waitFor();
    await members.getByRole('option', { name: 'Ines' }).dblclick();
    await outside.getByRole('option', { name: 'Ines' }).waitFor();
    await drawer().getByRole('radio', { name: 'Least busy' }).click();
    await drawer().getByRole('button', { name: 'Create group' }).click();
    await page.getByText('“Support” is created').waitFor();
    const [group] = await product.api.list('/groups');
    const names = new Map((await product.api.list('/agents')).map(({ id, name }) => [id, name]));
    expect(group.agentIds.map((id: string) => names.get(id))).toEqual(['Luc', 'Marie']);
    expect(group.routing.strategy).toBe('least-busy');
  });

  it('brings in what somebody else saved of the group meanwhile, beside who was moved here', async () => {
    const [group] = await product.api.list('/groups');
    const ids = new Map((await product.api.list('/agents')).map(({ id, name }) => [name, id]));
    await page.goto(`${product.url}/team/groups?edit=${group.id}`);
    const members = drawer().getByRole('listbox', { name: 'Members' });
    await drawer().getByRole('listbox', { name: 'Not visible' }).getByRole('option', { name: 'Ines' }).dblclick();
    await members.getByRole('option', { name: 'Luc' }).dblclick();
    const theirs = { name: 'Support desk', agentIds: ['Jonas', 'Luc', 'Marie'].map((name) => ids.get(name)) };
    await product.api.put(`/groups/${group.id}`, theirs);
    await drawer().getByRole('button', { name: 'Save group' }).click();
    await drawer().getByRole('alert').getByText('Somebody else saved this meanwhile.').waitFor();
    await drawer().getByRole('button', { name: 'Bring theirs in' }).click();
    await members.getByRole('option', { name: 'Jonas' }).waitFor();
    expect(await members.getByRole('option').allTextContents()).toEqual(['Ines', 'Jonas', 'Marie']);
    expect(await drawer().getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Support desk');
    expect(await drawer().getByRole('alert').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByText('“Support desk” is saved').waitFor();
    const saved = (await product.api.get(`/groups/${group.id}`)).body;
    expect(new Set(saved.agentIds)).toEqual(new Set(['Ines', 'Jonas', 'Marie'].map((name) => ids.get(name))));
    expect([saved.name, saved.routing.strategy]).toEqual(['Support desk', 'least-busy']);
    // The browser tells of the refusal, which was meant.
    administrator.faults.splice(0);
    const { agentIds } = group;
    expect((await product.api.put(`/groups/${group.id}`, { name: 'Support', agentIds })).status).toBe(200);
  });

  it('brings in what somebody else saved of an agent and of an assignment rule meanwhile', async () => {
    const [segment] = await product.api.list('/segments');
    const [group] = await product.api.list('/groups');
    const made = { name: 'Mending', segmentId: segment.id, groupId: group.id };
    const { body: rule } = await product.api.post('/assignment-rules', made);
    const agent = (await product.api.list('/agents')).find(({ name }) => name === 'Jonas');
    for (const [place, address, button, theirs] of [
      [`agents?edit=${agent.id}`, `/agents/${agent.id}`, 'Save agent', { languages: ['fr'] }],
      [`assignment-rules?edit=${rule.id}`, `/assignment-rules/${rule.id}`, 'Save rule', { enabled: false }],
    ] as const) {
      await page.goto(`${product.url}/team/${place}`);
      const name = drawer().getByRole('textbox', { name: 'Name' });
      await name.fill('Mine');
      await product.api.put(address, { name: 'Theirs', ...theirs });
      await drawer().getByRole('button', { name: button }).click();
      await drawer().getByRole('button', { name: 'Bring theirs in' }).click();
      await drawer().getByRole('alert').waitFor({ state: 'detached' });
      await drawer().getByRole('button', { name: button }).click();
      await drawer().waitFor({ state: 'detached' });
      expect((await product.api.get(address)).body).toMatchObject({ name: 'Mine', ...theirs });
    }
    administrator.faults.splice(0);
    await product.api.put(`/agents/${agent.id}`, { name: 'Jonas', languages: [] });
    await product.api.delete(`/assignment-rules/${rule.id}`);
  });

  it('moves the agent under the pointer, however far the list is scrolled', async () => {
    for (let number = 1; number <= 12; number += 1)
      await product.api.post('/agents', { name: `Extra ${number}`, email: `extra-${number}@example.com` });
    await page.goto(`${product.url}/team/groups`);
    await page.getByRole('button', { name: 'Create group' }).click();
    await drawer().getByRole('textbox', { name: 'Name' }).click();
    const outside = drawer().getByRole('listbox', { name: 'Not visible' });
    const members = drawer().getByRole('listbox', { name: 'Members' });
    await outside.getByRole('option', { name: 'Extra 12' }).waitFor();
    const before = await outside.getByRole('option').allTextContents();
    await outside.evaluate((list) => list.scrollTo({ top: 120 }));
    const place = () => outside.evaluate((list) => list.scrollTop);
    // One of which a part is hidden: pressing it must not bring it into view either.
    const box = (await outside.boundingBox())!;
    const at = { x: box.x + box.width / 2, y: box.y + box.height - 8 };
    const name = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.textContent ?? '', at);
    expect(before.indexOf(name)).toBeGreaterThan(6);
    await page.mouse.dblclick(at.x, at.y);
    await members.getByRole('option', { name, exact: true }).waitFor();
    expect(await members.getByRole('option').allTextContents()).toEqual([name]);
    expect(await outside.getByRole('option').allTextContents()).toEqual(before.filter((other) => other !== name));
    expect(await place()).toBe(120);
    // The next is chosen: Enter moves it.
    await page.keyboard.press('Enter');
    await members.getByRole('option').nth(1).waitFor();
    // Who comes by keyboard finds the first marked.
    await drawer().getByRole('button', { name: 'Add to group' }).focus();
    await page.keyboard.press('Tab');
    await members.getByRole('option', { selected: true }).first().waitFor();
    expect(await members.getByRole('option').first().getAttribute('aria-selected')).toBe('true');
    await page.goto(`${product.url}/team/groups`);
  });

  it('asks before changes in a drawer are lost, by Escape, a click beside or the cross, and only then', async () => {
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    const group = page.getByRole('dialog', { name: 'Support' });
    const name = group.getByRole('textbox', { name: 'Name' });
    const open = async () => {
      await page.getByRole('button', { name: 'Support', exact: true }).click();
      await name.waitFor();
    };
    const ways = [
      () => page.keyboard.press('Escape'),
      () => page.mouse.click(200, 500),
      () => group.getByRole('button', { name: 'Close' }).click(),
    ];
    for (const leave of ways) {
      await open();
      await leave();
      await group.waitFor({ state: 'detached' });
    }
    await open();
    await name.fill('Support in English');
    for (const leave of ways) {
      await leave();
      await question.waitFor();
      // Escape at the question stays, and asks no second time.
      await page.keyboard.press('Escape');
      await question.waitFor({ state: 'detached' });
      expect(await name.inputValue()).toBe('Support in English');
    }
    await group.getByRole('button', { name: 'Delete group…' }).click();
    await page.getByRole('dialog', { name: 'Delete “Support”?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Delete “Support”?' }).waitFor({ state: 'detached' });
    expect([await question.count(), await name.inputValue()]).toEqual([0, 'Support in English']);
    await name.focus();
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Leave without saving' }).click();
    await group.waitFor({ state: 'detached' });
    await open();
    expect(await name.inputValue()).toBe('Support');
    await page.keyboard.press('Escape');
    await group.waitFor({ state: 'detached' });
  });

  it('warns of a group that gives out and has nobody in it', async () => {
    await page.getByRole('button', { name: 'Create group' }).click();
    await drawer().getByRole('textbox', { name: 'Name' }).fill('Night shift');
    await drawer().getByRole('radio', { name: 'Round robin' }).click();
    await drawer()
      .getByText(/Nobody is in this group/)
      .waitFor();
    await drawer().getByRole('button', { name: 'Create group' }).click();
    await page.getByRole('row', { name: /Night shift.*Nobody yet/ }).waitFor();
  });

  it('refuses overflow in a circle, and says at the field how it goes round', async () => {
    const groups = await product.api.list('/groups');
    const idOf = (name: string) => groups.find((group) => group.name === name).id;
    await product.api.put(`/groups/${idOf('Support')}`, {
      routing: { strategy: 'least-busy', overflowGroupId: idOf('Night shift') },
    });
    await page.getByRole('button', { name: 'Night shift' }).click();
    await drawer().getByRole('combobox', { name: 'Overflow group' }).fill('Support');
    await page.getByRole('option', { name: 'Support' }).click();
    await drawer().getByRole('button', { name: 'Save group' }).click();
    await drawer()
      .getByText(/Leads in a circle: “Night shift” → “Support” → “Night shift”/)
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Leave without saving' }).click();
  });

  it('sets hours by keyboard, copies them to another day, and refuses what ends before it begins', async () => {
    await page.goto(`${product.url}/team/agents`);
    await page.getByRole('button', { name: 'Luc', exact: true }).click();
    await drawer().getByRole('radio', { name: 'At these hours' }).press('Space');
    const monday = drawer().getByRole('group', { name: 'Monday' });
    await monday.getByRole('textbox', { name: 'From' }).fill('830');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowUp');
    await monday.getByRole('button', { name: 'Add hours on Monday' }).press('Enter');
    await monday.getByRole('textbox', { name: 'To, 2' }).fill('7');
    await monday.getByRole('textbox', { name: 'To, 2' }).press('Tab');
    await monday.getByText(/The end must be later/).waitFor();
    await drawer().getByRole('button', { name: 'Save agent' }).click();
    await drawer().getByText('Some of these hours need a look').waitFor();
    await monday.getByRole('button', { name: /^Remove .* to 07:00/ }).press('Enter');
    await monday.getByRole('button', { name: 'Copy the hours of Monday to other days' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Saturday' }).press('Enter');
    await drawer().getByRole('combobox', { name: 'Time zone' }).fill('new york');
    await page.getByRole('option', { name: 'America/New York' }).click();
    await drawer().getByLabel('Day', { exact: true }).fill('2026-12-25');
    await drawer().getByRole('button', { name: 'Add day' }).click();
    await drawer().getByRole('button', { name: 'Save agent' }).click();
    await page.getByText('Luc is saved').waitFor();
    const luc = (await product.api.list('/agents')).find(({ name }) => name === 'Luc');
    const day = [{ from: '08:30', to: '17:15' }];
    expect(luc.workingHours).toMatchObject({
      timeZone: 'America/New_York',
      days: { monday: day, tuesday: [{ from: '09:00', to: '17:00' }], saturday: day },
      closedOn: ['2026-12-25'],
    });
  });

  it('makes assignment rules, each with whom it would catch', async () => {
    await page.getByRole('tab', { name: 'Assignment rules' }).click();
    await page.getByText(/A rule gives new conversations/).waitFor();
    const make = async (name: string, segment: string, caught: RegExp) => {
      await page.getByRole('button', { name: 'Create rule' }).click();
      await drawer().getByRole('textbox', { name: 'Name' }).fill(name);
      await drawer().getByRole('combobox', { name: 'Segment' }).fill(segment);
      await page.getByRole('option', { name: segment }).click();
      await drawer().getByRole('combobox', { name: 'Group' }).fill('Support');
      await page.getByRole('option', { name: 'Support' }).click();
      await drawer().getByRole('region', { name: 'Who it would catch now' }).getByText(caught).waitFor();
      await drawer().getByRole('button', { name: 'Create rule' }).click();
      await page.getByText(`“${name}” is created`).waitFor();
    };
    await make('The French', 'French people', /2 people whom no other rule catches/);
    await make('All Europe', 'Europeans', /1 person whom no other rule catches/);
  });

  it('puts rules in another order by keyboard and by dragging', async () => {
    const handle = (name: string) => page.getByRole('button', { name: `Move ${name}` });
    const order = async () => (await product.api.list('/assignment-rules')).map(({ name }) => name);
    await handle('All Europe').focus();
    await page.keyboard.press('ArrowUp');
    await page.getByText('All Europe is 1 of 2').waitFor();
    await until('the order is kept', 10_000, async () => (await order())[0] === 'All Europe');
    expect(await handle('All Europe').evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'All Europe', exact: true }).click();
    await drawer()
      .getByText(/3 people whom no rule above it catches/)
      .waitFor();
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'detached' });
    await handle('All Europe').dragTo(handle('The French'));
    await page.getByText('All Europe is 2 of 2').waitFor();
    await until('the order is kept', 10_000, async () => (await order())[0] === 'The French');
  });

  it('paints no rule in words before it knows what they name', async () => {
    const held: Route[] = [];
    await page.route('**/api/v1/segments?*', (route) => void held.push(route));
    await page.reload();
    const rules = page.getByRole('list', { name: 'Assignment rules' });
    await rules.getByRole('button', { name: 'The French', exact: true }).waitFor();
    expect(await rules.getByText(/People in/).count()).toBe(0);
    await until('the segments are asked for', 5_000, async () => held.length > 0);
    for (const route of held) await route.continue();
    await rules.getByText('People in “French people” go to “Support”').waitFor();
    await page.unroute('**/api/v1/segments?*');
  });

  it('turns a rule off', async () => {
    await page.getByRole('switch', { name: 'The French is on' }).press('Space');
    await until('the rule is off', 10_000, async () => (await product.api.list('/assignment-rules'))[0].enabled === false);
  });

  it('sets my availability by hand', async () => {
    await page.getByRole('button', { name: /^Me: .*, online$/ }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'Away' }).press('Enter');
    await page.getByRole('button', { name: /^Me: .*, away$/ }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('asks where the open conversations of a deleted agent go', async () => {
    const agents = await product.api.list('/agents');
    const idOf = (name: string) => agents.find((agent) => agent.name === name).id;
    const { body } = await product.api.post('/messages', { text: 'Bonjour', person: { id: 'p-9' } });
    const { conversationId } = body.messages[0];
    await until('it is there', 10_000, async () => (await product.api.get(`/conversations/${conversationId}`)).status === 200);
    await product.api.post(`/conversations/${conversationId}/assign`, { agentId: idOf('Jonas') });
    await product.api.post('/messages', { text: 'Later', conversationId: 'c-snoozed', person: { id: 'p-8' } });
    await until('it is there', 10_000, async () => (await product.api.get('/conversations/c-snoozed')).status === 200);
    await product.api.post('/conversations/c-snoozed/assign', { agentId: idOf('Jonas') });
    const snoozed = { until: new Date(Date.now() + 86_400_000).toISOString() };
    expect((await product.api.post('/conversations/c-snoozed/snooze', snoozed)).status).toBe(200);
    await page.goto(`${product.url}/team/agents`);
    // He never logged in: conversations are given to him, but he is not online.
    await page.getByRole('row', { name: /Jonas.*Not invited.*Available.*1 open/ }).waitFor();
    await page.getByRole('button', { name: 'Jonas', exact: true }).click();
    await drawer().getByRole('button', { name: 'Delete agent…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete Jonas?' });
    await dialog.getByText('Where do their 2 conversations go that are not closed?').waitFor();
    await dialog.getByRole('radio', { name: 'To another agent' }).click();
    await dialog.getByRole('combobox', { name: 'Agent who takes them' }).fill('Marie');
    await page.getByRole('option', { name: 'Marie' }).click();
    await dialog.getByRole('button', { name: 'Delete agent' }).click();
    await page.getByText('Jonas is deleted').waitFor();
    for (const id of [conversationId, 'c-snoozed'])
      expect((await product.api.get(`/conversations/${id}`)).body.assigneeId).toBe(idOf('Marie'));
  });

  it('says how many conversations wait in a group that is deleted, and asks where they go', async () => {
    const groups = [];
    for (const name of ['Leaving', 'Staying']) groups.push((await product.api.post('/groups', { name })).body.id);
    const ids = [];
    for (const id of ['p-10', 'p-11']) {
      const { body } = await product.api.post('/messages', { text: 'Hallo', person: { id } });
      ids.push(body.messages[0].conversationId);
    }
    for (const id of ids) {
      await until('it is there', 10_000, async () => (await product.api.get(`/conversations/${id}`)).status === 200);
      expect((await product.api.post(`/conversations/${id}/assign`, { groupId: groups[0] })).status).toBe(200);
    }
    await page.goto(`${product.url}/team/groups`);
    await page.getByRole('button', { name: 'Leaving', exact: true }).click();
    await drawer().getByRole('button', { name: 'Delete group…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete “Leaving”?' });
    await dialog.getByText('2 conversations wait in it. Where do they go?').waitFor();
    await dialog.getByRole('radio', { name: 'To another group' }).click();
    expect(await dialog.getByRole('button', { name: 'Delete group' }).isEnabled()).toBe(false);
    await dialog.getByRole('combobox', { name: 'Group that takes them' }).fill('Staying');
    await page.getByRole('option', { name: 'Staying' }).click();
    await dialog.getByRole('button', { name: 'Delete group' }).click();
    await page.getByText('“Leaving” is deleted').waitFor();
    for (const id of ids) expect((await product.api.get(`/conversations/${id}`)).body.groupId).toBe(groups[1]);
  });

  it('goes without a fault in any page', () => {
    expect(administrator.faults.filter((fault) => !/422 \(/.test(fault))).toEqual([]);
  });
});
