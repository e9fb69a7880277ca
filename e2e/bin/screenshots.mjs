/**
 * Pictures of every page and of what opens on it, to look at: `node e2e/bin/screenshots.mjs [word]` starts the product
 * with demo data and writes e2e/screenshots/<name>-<scheme>-<size>.png; with a word, only names that contain it.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand } from '../../workers/bin/run-command.mjs';
import { explainFailure, root, setUp } from '../../workers/bin/set-up.mjs';

const word = process.argv[2] ?? '';
const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const harness = (name) => import(pathToFileURL(join(root, `e2e/dist/src/harness/${name}.js`)).href);

try {
  await setUp();
  await runCommand(join(root, 'node_modules/.bin/tsc'), ['-b', 'e2e'], { cwd: root, quiet: true });
} catch (error) {
  console.error(`The pictures could not be set up. ${explainFailure(error)}`);
  process.exit(2);
}
const { startProduct } = await harness('product');
const { launchBrowser, logIn, newVisitor, takeScreenshot } = await harness('browser');
const { goToStop, tourOf } = await harness('tour');

const product = await startProduct({ args: ['--demo'] });
const browser = await launchBrowser();
try {
  const tour = (await tourOf(product)).filter(({ name }) => name.includes(word));
  for (const colorScheme of ['light', 'dark']) {
    for (const [size, viewport] of Object.entries(sizes)) {
      const { context, page } = await newVisitor(browser, { viewport, colorScheme });
      await page.goto(product.url);
      await page.getByRole('button', { name: 'Log in' }).waitFor();
      await takeScreenshot(page, `login-${colorScheme}-${size}`);
      await logIn(page, product.url);
      for (const stop of tour) {
        // One that cannot be reached is told, and the others are taken all the same.
        const problem = await goToStop(page, product.url, stop).then(() => null, String);
        if (problem !== null) {
          console.error(`${stop.name}, ${colorScheme} on a ${size}: ${problem}`);
          process.exitCode = 1;
        }
        await takeScreenshot(page, `${stop.name}-${colorScheme}-${size}`);
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await product.stop();
}
console.log('The pictures are in e2e/screenshots.');
