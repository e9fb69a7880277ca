/**
 * The canvas, as somebody uses it who sees it: dragging from the menu of nodes, connecting ports, filling in the form.
 * In: a page that shows an automation. What stays true: everything is found by role and accessible name.
 */
import type { Locator, Page } from 'playwright-core';

export interface EditorPage {
  canvas: Locator;
  palette: Locator;
  /** Drags a node from the menu of nodes to a place on the canvas, in pixels from its top left. */
  drop: (title: string, at: { x: number; y: number }) => Promise<void>;
  /** Draws an edge from a port to another, each named as “node: port”. */
  connect: (from: string, to: string) => Promise<void>;
  /** The form of a node; opened when it is not. */
  settings: (title: string) => Promise<Locator>;
  /** Chooses an option, by its name, in a field of a form. */
  choose: (form: Locator, field: string, option: string) => Promise<void>;
}

export function editorPage(page: Page): EditorPage {
  const canvas = page.getByRole('region', { name: 'Canvas' });
  const palette = page.getByRole('region', { name: 'Nodes' });
  const showPalette = async () => {
    if (!(await palette.isVisible())) await page.getByRole('button', { name: 'Back to the nodes' }).click();
    await palette.waitFor();
  };

  return {
    canvas,
    palette,
    drop: async (title, at) => {
      await showPalette();
      await palette.getByRole('button', { name: title, exact: true }).dragTo(canvas, { targetPosition: at });
      await canvas.getByText(title, { exact: true }).first().waitFor();
    },
    connect: async (from, to) => {
      const start = await centreOf(canvas.getByRole('button', { name: from, exact: true }));
      const end = await centreOf(canvas.getByRole('button', { name: to, exact: true }));
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 5 });
      await page.mouse.move(end.x, end.y, { steps: 5 });
      await page.mouse.up();
    },
    settings: async (title) => {
      const form = page.getByRole('region', { name: `Settings of ${title}` });
      if (!(await form.isVisible())) await canvas.getByText(title, { exact: true }).first().click();
      await form.waitFor();
      return form;
    },
    choose: async (form, field, option) => {
      const input = form.getByLabel(field, { exact: true }).and(form.locator('input:not([type=hidden])'));
      await input.click();
      await input.fill(option);
      await page.getByRole('option', { name: option, exact: true }).click();
      await page.keyboard.press('Tab');
    },
  };
}

async function centreOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${String(locator)} cannot be seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
