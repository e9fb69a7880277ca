/**
 * The canvas with 500 nodes and 700 edges, in Chromium without a graphics card: how long it takes to open, how many
 * frames a second are drawn while a node is dragged and while one zooms, what memory it takes, and how much JavaScript is
 * loaded before it. Frames are counted from Chromium's own trace; the limit beside them is an empty page that asks for a
 * frame as often as it may, in the same browser.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchBrowser, logIn, newVisitor } from '../src/harness/browser.ts';
import { largeGraph } from '../src/harness/large-graph.ts';
import { startProduct } from '../src/harness/product.ts';
import { until } from '../src/harness/until.ts';
import { quantile, report } from './report.ts';

const nodes = 500;
const edges = 700;
const gestureMs = 3_000;
const rounds = 3;

/**
 * Notes, in the page, when all of the graph is drawn: every node measured and visible, every edge an element of its own
 * or painted in the drawing from far, which says how many it has once they are painted.
 */
const watchOpening = `{
  const look = () => {
    const drawn = [...document.querySelectorAll('.react-flow__node')].filter((node) => node.style.visibility !== 'hidden').length;
    const painted = Number(document.querySelector('canvas[data-edges]')?.dataset.edges ?? 0);
    const lines = document.querySelectorAll('.react-flow__edge').length + painted;
    if (drawn >= ${nodes} && lines >= ${edges}) window.drawnAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}`;

function untilDrawn(page: Page): Promise<boolean> {
  return until('all is drawn', 60_000, () => page.evaluate<boolean>('window.drawnAt !== undefined'));
}

/** How many frames a second were drawn while something was done, by Chromium's trace. */
async function framesPerSecond(session: CDPSession, act: () => Promise<void>): Promise<number> {
  let drawn = 0;
  const note = ({ value }: { value: object[] }): void => {
    for (const event of value) if ('name' in event && event.name === 'DrawFrame') drawn += 1;
  };
  session.on('Tracing.dataCollected', note);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline.frame', 'devtools.timeline.frame'] },
  });
  const begun = performance.now();
  await act();
  const seconds = (performance.now() - begun) / 1_000;
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', note);
  if (drawn === 0) throw new Error('The trace has no frames.');
  return drawn / seconds;
}

/** Repeats a step as fast as the page takes it, for as long as a gesture lasts. */
async function gesture(step: (index: number) => Promise<void>): Promise<void> {
  const begun = performance.now();
  for (let index = 0; performance.now() - begun < gestureMs; index += 1) await step(index);
}

async function emptyPage(browser: Browser): Promise<number> {
  const { context, page } = await newVisitor(browser);
  await page.setContent('<div style="width:9px;height:9px;background:red"></div>');
  await page.evaluate(
    `{ const box = document.querySelector('div'); let x = 0; const move = () => { box.style.transform = 'translateX(' + (x++ % 500) + 'px)'; requestAnimationFrame(move); }; move(); }`,
  );
  const session = await context.newCDPSession(page);
  const rate = await framesPerSecond(session, () => page.waitForTimeout(gestureMs));
  await context.close();
  return rate;
}

/** The largest of the browser's pages, by what is its own: proportional set size. */
async function pageMemoryMb(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1]) / 1_024);
  await session.detach();
  return Math.max(...sizes);
}

/** Compressed size of the scripts a page loads from now on, as a server in front of it would send them. */
function countScripts(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!/\.js$/.test(new URL(response.url()).pathname)) return;
    sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length / 1_024));
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

const product = await startProduct({ environment: { LOG_LEVEL: 'warn' } });
const browser = await launchBrowser();
try {
  const group = await product.api.post('/groups', { name: 'French', agentIds: [] });
  const graph = largeGraph(nodes, edges, group.body.id);
  const automation = await product.api.post('/automations', { name: 'Large', graph });
  if (automation.status !== 201) throw new Error(`The automation was answered with ${automation.status}.`);
  const address = `${product.url}/automations/${automation.body.id}`;

  const limit = await emptyPage(browser);
  const visitor = await newVisitor(browser, { reducedMotion: 'no-preference' });
  const { context, page } = visitor;
  const loaded = countScripts(page);
  await logIn(page, product.url);
  const before = await loaded();
  await page.goto(address);
  await page.getByRole('region', { name: 'Canvas' }).waitFor();
  const canvasOnly = (await loaded()) - before;

  const openings: number[] = [];
  await page.addInitScript(watchOpening);
  for (let round = 0; round < rounds; round += 1) {
    await page.goto(address);
    await untilDrawn(page);
    openings.push(await page.evaluate<number>('window.drawnAt'));
  }
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.goto(`${product.url}/automations`);
    await page.getByRole('heading', { name: 'Automations', level: 1 }).waitFor();
    bare.push(await page.evaluate<number>('performance.now()'));
  }
  await page.goto(address);
  await untilDrawn(page);

  const session = await context.newCDPSession(page);
  const card = page.locator('.react-flow__node[data-id="n210"]');
  /** Where the card is taken hold of: it lies elsewhere after each round. */
  const grip = async () => {
    const box = await card.boundingBox();
    if (box === null) throw new Error('The card to drag is not seen.');
    return { x: box.x + box.width / 3, y: box.y + box.height / 4 };
  };
  const drag = async () => {
    const { x, y } = await grip();
    await page.mouse.move(x, y);
    await page.mouse.down();
    const rate = await framesPerSecond(session, () =>
      gesture((index) => page.mouse.move(x + 120 * Math.sin(index / 15), y + 60 * (1 - Math.cos(index / 15)))),
    );
    await page.mouse.move(x + 120, y + 60, { steps: 5 });
    await page.mouse.up();
    const moved = await grip();
    if (Math.hypot(moved.x - x - 120, moved.y - y - 60) > 20) throw new Error('The card did not follow the pointer.');
    return rate;
  };
  const zoom = async () => {
    const { x, y } = await grip();
    await page.mouse.move(x, y);
    return framesPerSecond(session, () => gesture((index) => page.mouse.wheel(0, index % 60 < 30 ? -40 : 40)));
  };
  const dragging: number[] = [];
  const zooming: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    dragging.push(await drag());
    zooming.push(await zoom());
  }
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const heapMb = (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1_048_576;
  const memoryMb = await pageMemoryMb(browser);

  const many = `${nodes} nodes and ${edges} edges`;
  report({
    name: `opening ${many}, median`,
    value: quantile(openings, 0.5),
    unit: 'ms',
    target: { value: 1_500, better: 'less' },
    limit: { name: 'opening the list of automations', value: quantile(bare, 0.5) },
  });
  const frames = { name: 'an empty page that moves one box', value: limit };
  const target = { value: 50, better: 'more' } as const;
  report({
    name: `dragging a node, ${many} in sight, median`,
    value: quantile(dragging, 0.5),
    unit: 'frames/s',
    target,
    limit: frames,
  });
  report({ name: `zooming, ${many}, median`, value: quantile(zooming, 0.5), unit: 'frames/s', target, limit: frames });
  report({
    name: `memory of the page (of that JavaScript ${heapMb.toFixed(0)} MB)`,
    value: memoryMb,
    unit: 'MB',
    target: { value: 300, better: 'less' },
    limit: { name: 'what was asked of it', value: 300 },
  });
  report({
    name: `JavaScript before the canvas, compressed (the canvas adds ${canvasOnly.toFixed(0)} kB)`,
    value: before,
    unit: 'kB',
    target: { value: 350, better: 'less' },
    limit: { name: 'all of it, canvas included', value: before + canvasOnly },
  });
} finally {
  await browser.close();
  await product.stop();
}
