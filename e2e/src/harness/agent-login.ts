import type { Page } from 'playwright-core';
import type { Product } from './product.ts';
import { until } from './until.ts';

/** Logs an agent in who was invited by mail, as they do it: by the link, with a password of their own. */
export async function acceptInvitation(page: Page, product: Product, email: string): Promise<void> {
  const link = await until('the invitation is written', 10_000, async () => {
    const mail = (await product.api.list('/emails')).find(({ to }) => to === email);
    return /http\S+\/set-password#token=[\w-]+/.exec(mail?.text ?? '')?.[0];
  });
  await page.goto(link);
  await page.getByLabel('New password', { exact: true }).fill('a password of some length');
  await page.getByRole('button', { name: 'Set password and log in' }).click();
  await page.getByRole('heading', { name: 'Inbox', exact: true }).waitFor();
}
