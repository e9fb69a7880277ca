import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { violationsOf } from './axe.ts';
import { launchBrowser, logIn, newVisitor } from './browser.ts';
import { type Product, startProduct } from './product.ts';
import { goToStop, type Stop, tourOf } from './tour.ts';

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** What floats, such as a list or a dialog, and stands out of the window at a side. */
const cutOff = `[...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')]
  .filter((each) => { const { left, right, width } = each.getBoundingClientRect(); return width > 0 && (left < -1 || right > innerWidth + 1); })
  .map((each) => each.getAttribute('aria-label') ?? each.getAttribute('role'))`;

/**
 * Declares the tests of every page, and what opens on it, in one scheme: a file for each, so that both run side by side.
 * In: the scheme. What stays true: axe finds nothing of WCAG 2.2 AA, no page is wider than its window, and none throws.
 */
export function testAccessibility(scheme: 'light' | 'dark'): void {
  describe('every page, and what opens on it,', () => {
    let product: Product;
    let browser: Browser;
    let tour: Stop[];

    beforeAll(async () => {
      product = await startProduct({ args: ['--demo'] });
      browser = await launchBrowser();
      tour = await tourOf(product);
    });

    afterAll(async () => {
      await browser?.close();
      await product?.stop();
    });

    it.each(['desk', 'phone'] as const)(
      `meets WCAG 2.2 AA, fits its window and throws nothing, ${scheme} on a %s`,
      async (size) => {
        const found: string[] = [];
        const { context, page, faults } = await newVisitor(browser, { viewport: sizes[size], colorScheme: scheme });
        await page.goto(product.url);
        await page.getByRole('button', { name: 'Log in' }).waitFor();
        found.push(...(await violationsOf(page)).map((each) => `login: ${each}`));
        await logIn(page, product.url);
        for (const stop of tour.filter(({ onPhone }) => size === 'desk' || onPhone)) {
          await goToStop(page, product.url, stop);
          found.push(...(await violationsOf(page)).map((each) => `${stop.name}: ${each}`));
          const overflow: number = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          for (const cut of await page.evaluate<string[]>(cutOff)) found.push(`${stop.name}: ${cut} is cut off by the window`);
          if (overflow > 0) found.push(`${stop.name}: is ${overflow} px wider than its window`);
        }
        await context.close();
        expect(found).toEqual([]);
        expect(faults).toEqual([]);
      },
    );
  });
}
