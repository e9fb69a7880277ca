import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'pnpm-workspace.yaml'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('this file is not within a checkout of Switchboard');
  return rootAbove(parent);
}

/** The repository's folder, whether this runs from its source or built. */
export const checkout = rootAbove(dirname(fileURLToPath(import.meta.url)));
