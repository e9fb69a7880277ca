/**
 * What axe finds on a page: in goes the page as it stands, out come its violations of WCAG 2.2 A and AA, and what of it
 * stands in no landmark or under no heading.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** A line for each element; what axe leaves out unless it is asked included. */
export async function violationsOf(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's content security policy stays as users have it.
  await page.evaluate(await readFile(axePath, 'utf8'));
  const violations: Violation[] = await page.evaluate(
    `axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: {
        'target-size': { enabled: true },
        region: { enabled: true },
        'page-has-heading-one': { enabled: true },
      },
      resultTypes: ['violations'],
    }).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

/** The same in light and in dark, one after the other; the page is light again afterwards. */
export async function violationsInBothSchemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    // What is drawn by React, the canvas among it, follows with one of the next frames.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    found.push(...(await violationsOf(page)).map((each) => `${colorScheme}: ${each}`));
  }
  return found;
}
