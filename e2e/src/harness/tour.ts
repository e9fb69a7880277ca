/**
 * Every page of the product, and what opens on it, one after the other: for looking at (`bin/screenshots.mjs`) and for
 * axe (`accessible-tour.ts`). In goes a product started with `--demo`; out come stops, each of which can be gone to
 * by itself by who is logged in. What stays true: states are reached by keyboard, as their users can.
 */
import type { Page } from 'playwright-core';
import type { Product } from './product.ts';
import { until } from './until.ts';

export interface Stop {
  name: string;
  address: string;
  /** What is opened on the page. */
  open?: (page: Page) => Promise<void>;
  /** Also looked at on a phone by the test; by the script all are. */
  onPhone?: boolean;
}

const hasLoaded = `document.querySelector('#root > *') !== null && document.querySelector('[aria-busy="true"], [aria-label^="Loading"]') === null`;

/** Between what has loaded and what is asked for next, a page looks finished for a moment. */
const looksInARow = 4;

export async function goToStop(page: Page, url: string, { name, address, open }: Stop): Promise<void> {
  await page.goto(`${url}${address}`);
  let looks = 0;
  await until(`${name} has loaded`, 30_000, async () => {
    looks = (await page.evaluate<boolean>(hasLoaded)) ? looks + 1 : 0;
    return looks === looksInARow;
  });
  await open?.(page);
}

/** Adds what the demo data has not, and lists the stops. */
export async function tourOf({ api }: Pick<Product, 'api'>): Promise<Stop[]> {
  const [automation] = (await api.list('/automations')).filter(({ status }) => status === 'published');
  const [conversation] = await api.list('/conversations');
  const [run] = await api.list(`/runs?automationId=${automation.id}`);
  const [person] = await api.list('/people');
  const french = { field: 'person.country', operator: 'is', value: 'FR' };
  const segment = await api.post('/segments', { name: 'French', condition: { any: [french, { not: french }] } });
  const [agent] = await api.list('/agents');
  const [group] = await api.list('/groups');
  const workingHours = {
    timeZone: 'Europe/Paris',
    days: { monday: [{ from: '09:00', to: '17:00' }] },
    closedOn: ['2026-12-25'],
  };
  await api.put(`/agents/${agent.id}`, { workingHours, maxOpenConversations: 0 });
  await api.put(`/groups/${group.id}`, { routing: { strategy: 'round-robin' }, hours: workingHours });
  const empty = await api.post('/groups', { name: 'Empty', routing: { strategy: 'least-busy' } });
  const rule = { name: 'French first', segmentId: segment.body.id, groupId: empty.body.id };
  const { body: ruleOn } = await api.post('/assignment-rules', rule);
  await api.post('/assignment-rules', { ...rule, enabled: false });
  const node = (id: string, type: string, x: number, name: string | undefined, config: object) => ({
    ...{ id, type, version: 1, position: { x, y: 0 }, config },
    ...(name === undefined ? {} : { name }),
  });
  const faulty = await api.post('/automations', {
    name: 'With faults',
    graph: {
      schemaVersion: 1,
      nodes: [
        node('t', 'incoming-message', 0, undefined, {}),
        node('c', 'country', 320, 'Where', {}),
        node('x', 'gone', 640, undefined, {}),
      ],
      edges: [{ id: '1', source: 't', sourceHandle: 'out', target: 'c', targetHandle: 'in' }],
    },
  });
  const choosing = await api.post('/automations', {
    name: 'With choices',
    graph: {
      schemaVersion: 1,
      nodes: [
        node('t', 'incoming-message', 0, undefined, {}),
        node('a', 'assign-to-agent', 320, undefined, {}),
        node('g', 'assign-to-group', 640, undefined, {}),
        node('s', 'segment', 960, undefined, {}),
        node('v', 'set-attribute', 1280, undefined, {}),
      ],
      edges: [],
    },
  });
  const origins = ['https://shop.example', 'https://www.shop.example'];
  const { body: widgetKey } = await api.post('/widget-keys', { name: 'Shop', origins });
  const sendCsv = (query: string, body: string) =>
    api.raw(`/people/imports?${query}`, { method: 'POST', body, headers: { 'content-type': 'text/csv' } });
  const customers = 'E-mail;Name;Orders\neva@shop.example;Eva;3\nana@shop.example;Ana;5\n';
  await sendCsv('fileName=large.csv&fileBytes=5000000', customers);
  const { body: file } = await sendCsv('fileName=customers.csv', customers);
  const editor = `/automations/${automation.id}`;
  const withFaults = `/automations/${faulty.body.id}`;
  const withChoices = `/automations/${choosing.body.id}`;
  return [
    { name: 'automations', address: '/automations', onPhone: true },
    { name: 'automations-templates', address: '/automations', open: (page) => create(page, 'Start from a template…') },
    { name: 'automations-import', address: '/automations', open: (page) => create(page, 'Import from a file…') },
    { name: 'automations-deleted', address: '/automations', open: (page) => press(page, 'Deleted', 'dialog') },
    { name: 'automations-give', address: '/automations', open: (page) => give(page, automation.name) },
    { name: 'editor', address: editor, open: toCanvas, onPhone: true },
    { name: 'editor-settings', address: editor, open: (page) => onNode(page, 'ArrowRight', 'Enter'), onPhone: true },
    { name: 'editor-several', address: editor, open: (page) => onNode(page, 'Control+a') },
    { name: 'editor-connecting', address: editor, open: (page) => onNode(page, 'Shift+C', 'ArrowRight') },
    { name: 'editor-connect-to', address: editor, open: (page) => onNode(page, 'ArrowRight', 'c') },
    { name: 'editor-add', address: editor, open: (page) => onNode(page, 'ArrowRight', 'a') },
    {
      name: 'editor-add-nothing',
      address: editor,
      open: (page) => onNode(page, 'ArrowRight', 'a').then(() => seekNothing(page)),
    },
    {
      name: 'editor-connect-to-nothing',
      address: editor,
      open: (page) => onNode(page, 'c').then(() => seekNothing(page)),
    },
    { name: 'editor-nodes', address: editor, open: nodesOnPhone, onPhone: true },
    { name: 'editor-shortcuts', address: editor, open: (page) => onNode(page, '?'), onPhone: true },
    { name: 'editor-commands', address: editor, open: commands },
    { name: 'editor-test', address: editor, open: (page) => tab(page, 'Test') },
    { name: 'editor-trial', address: editor, open: trial, onPhone: true },
    { name: 'editor-publish', address: editor, open: publish },
    { name: 'editor-edit-menu', address: editor, open: (page) => press(page, 'Edit', 'menu') },
    { name: 'editor-run', address: `${editor}?run=${encodeURIComponent(run.id)}`, onPhone: true },
    { name: 'editor-runs', address: editor, open: (page) => tab(page, 'Runs') },
    { name: 'editor-outline', address: editor, open: outline, onPhone: true },
    { name: 'editor-outline-settings', address: editor, open: settingsInOutline, onPhone: true },
    { name: 'editor-faults', address: withFaults, open: problems, onPhone: true },
    { name: 'editor-faults-outline', address: withFaults, open: faultsInOutline },
    { name: 'editor-agents', address: withChoices, open: (page) => choices(page, 'Assign to agent', 'Agent'), onPhone: true },
    { name: 'editor-groups', address: withChoices, open: (page) => choices(page, 'Assign to group', 'Group') },
    {
      name: 'editor-groups-nothing',
      address: withChoices,
      open: (page) => choices(page, 'Assign to group', 'Group').then(() => seekNothing(page)),
      onPhone: true,
    },
    {
      name: 'editor-countries-nothing',
      address: withFaults,
      open: (page) => choices(page, 'Where', 'Countries').then(() => seekNothing(page)),
      onPhone: true,
    },
    { name: 'editor-segments', address: withChoices, open: (page) => choices(page, 'Segment', 'Segment') },
    { name: 'editor-attributes', address: withChoices, open: (page) => choices(page, 'Set attribute', 'Attribute') },
    { name: 'versions', address: `${editor}/versions`, onPhone: true },
    { name: 'inbox', address: '/inbox', onPhone: true },
    { name: 'conversation', address: `/inbox/${encodeURIComponent(conversation.id)}`, onPhone: true },
    { name: 'people', address: '/people', onPhone: true },
    { name: 'people-filtered', address: `/people?filter=${encodeURIComponent(JSON.stringify(french))}` },
    { name: 'person', address: `/people/${encodeURIComponent(person.id)}`, onPhone: true },
    { name: 'person-new', address: '/people?edit=new' },
    { name: 'import', address: '/people/imports/new', onPhone: true },
    { name: 'import-columns', address: `/people/imports/${file.id}`, onPhone: true },
    { name: 'segments', address: '/segments' },
    { name: 'segment', address: `/segments/${encodeURIComponent(segment.body.id)}`, onPhone: true },
    { name: 'segment-new', address: '/segments/new' },
    { name: 'agents', address: '/team/agents' },
    { name: 'agent', address: `/team/agents?edit=${agent.id}` },
    { name: 'groups', address: '/team/groups' },
    { name: 'group', address: `/team/groups?edit=${group.id}` },
    { name: 'group-delete', address: `/team/groups?edit=${group.id}`, open: deleteGroup, onPhone: true },
    { name: 'assignment-rules', address: '/team/assignment-rules', onPhone: true },
    { name: 'assignment-rule', address: `/team/assignment-rules?edit=${ruleOn.id}` },
    { name: 'mails', address: '/mails' },
    { name: 'account', address: '/account' },
    { name: 'installation', address: '/settings/installation' },
    { name: 'api-keys', address: '/settings/api-keys' },
    { name: 'api-key-new', address: '/settings/api-keys', open: (page) => press(page, 'Create API key', 'dialog') },
    { name: 'widget-keys', address: '/settings/widget', onPhone: true },
    {
      name: 'widget-key',
      address: `/settings/widget?key=${widgetKey.id}`,
      open: (page) => page.getByLabel('The script').waitFor(),
      onPhone: true,
    },
    { name: 'widget-key-new', address: '/settings/widget', open: (page) => press(page, 'Create widget key', 'dialog') },
    { name: 'widget-key-change', address: `/settings/widget?edit=${widgetKey.id}` },
    { name: 'audit', address: '/settings/audit' },
    { name: 'demo', address: '/demo', onPhone: true },
    { name: 'not-found', address: '/no-such-page' },
  ];
}

/** Shows the canvas, where a phone has the outline first. */
async function toCanvas(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Show the (outline|canvas)$/ }).waitFor();
  const button = page.getByRole('button', { name: 'Show the canvas' });
  if (await button.isVisible()) await button.press('Enter');
  await page.getByRole('region', { name: 'Canvas' }).waitFor();
}

/** Stands on the first node of the canvas, and presses these. */
async function onNode(page: Page, ...keys: string[]): Promise<void> {
  await toCanvas(page);
  const canvas = page.getByRole('region', { name: 'Canvas' });
  await canvas.getByRole('group', { name: 'Incoming message' }).first().focus();
  for (const key of ['Home', ...keys]) await page.keyboard.press(key);
}

/** Types what nothing in the list is called, and waits until it says so. */
async function seekNothing(page: Page): Promise<void> {
  await page.locator('input:focus').waitFor();
  await page.keyboard.type('zzzz');
  await page.getByRole('option', { name: /^No|^Nothing/ }).waitFor();
}

/** Opens the sheet of nodes that a phone has over its canvas; elsewhere they stand beside it. */
async function nodesOnPhone(page: Page): Promise<void> {
  await toCanvas(page);
  const button = page.getByRole('button', { name: 'Nodes', exact: true });
  if (await button.isVisible()) await button.press('Enter');
  await page.getByRole('region', { name: 'Nodes' }).waitFor();
}

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(`^${name}`) }).press('Enter');
  await page.getByRole('tabpanel').waitFor();
}

async function problems(page: Page): Promise<void> {
  await tab(page, 'Problems');
  await page.getByRole('list', { name: 'Problems', exact: true }).waitFor();
}

async function faultsInOutline(page: Page): Promise<void> {
  await outline(page);
  await page.getByLabel('Error').first().waitFor();
}

async function settingsInOutline(page: Page): Promise<void> {
  await outline(page);
  await page.getByRole('button', { name: 'Settings of Browser language' }).press('Enter');
}

async function outline(page: Page): Promise<void> {
  await toCanvas(page);
  await page.getByRole('button', { name: 'Show the outline' }).press('Enter');
  await page.getByRole('region', { name: 'Outline' }).waitFor();
}

/** Opens the list of a node's field, and stands on its first choice. */
async function choices(page: Page, node: string, field: string): Promise<void> {
  await outline(page);
  await page.getByRole('button', { name: `Settings of ${node}` }).press('Enter');
  const input = page.getByRole('region', { name: `Settings of ${node}` }).getByRole('combobox', { name: field, exact: true });
  await input.press('ArrowDown');
  await page.getByRole('option').first().waitFor();
  await input.press('Home');
}

/** Searches the commands: the first that is found is the one stood on. */
async function commands(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search or do something' }).fill('tid');
}

/** Presses a button, and waits for what it opens. */
async function press(page: Page, name: string, opens: 'dialog' | 'menu'): Promise<void> {
  await page.getByRole('button', { name, exact: true }).press('Enter');
  await page.getByRole(opens).waitFor();
}

async function deleteGroup(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Delete group…' }).press('Enter');
  await page.getByText(/waits? in it/).waitFor();
}

async function create(page: Page, way: string): Promise<void> {
  await press(page, 'More ways to create', 'menu');
  await page.getByRole('menuitem', { name: way }).press('Enter');
  await page.getByRole('dialog').waitFor();
}

async function give(page: Page, name: string): Promise<void> {
  await press(page, `Actions for ${name}`, 'menu');
  await page.getByRole('menuitem', { name: 'Give to…' }).press('Enter');
  await page.getByRole('dialog').waitFor();
}

async function publish(page: Page): Promise<void> {
  await press(page, 'More choices', 'menu');
  await page.getByRole('menuitem', { name: 'Publish with a note…' }).press('Enter');
  await page.getByRole('dialog').waitFor();
}

/** Tries the newest message that came in. */
async function trial(page: Page): Promise<void> {
  await tab(page, 'Test');
  await page.getByRole('radio', { name: 'A message that came in' }).press('Space');
  await page.getByRole('list', { name: 'Messages that came in' }).getByRole('button').first().press('Enter');
  await page.getByRole('list', { name: 'Steps' }).waitFor();
}
