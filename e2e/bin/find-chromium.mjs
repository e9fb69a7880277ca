/**
 * The browser that the browser tests drive. In: `CHROMIUM_PATH`, else the usual names on `PATH`. Out: a path, or what to
 * do when there is none. Nothing is downloaded: a distribution's own Chromium gets its security updates.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const howToGetChromium =
  'The browser tests need Chromium, and none was found. On Debian or Ubuntu: sudo apt-get install chromium. ' +
  'Elsewhere install Chromium or Chrome, and set CHROMIUM_PATH when it is not on the PATH.';

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | null} the path of a Chromium or Chrome */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') return isExecutable(given) ? given : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...applications].find(isExecutable) ?? null;
}

/** Installs Debian's Chromium when there is none and this process may; else, or when that fails, says what to do. */
export function installChromiumIfMissing() {
  if (findChromium() !== null) return;
  const mayInstall =
    process.getuid?.() === 0 && (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, 'apt-get')));
  if (mayInstall) {
    console.error('Installing Chromium for the browser tests …');
    const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    try {
      execFileSync('apt-get', ['update', '-qq'], options);
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], options);
    } catch (error) {
      console.error(`Chromium could not be installed: ${error.message}`);
    }
  }
  if (findChromium() === null) console.error(howToGetChromium);
}
