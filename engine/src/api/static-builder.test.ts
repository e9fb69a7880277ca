import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveInMemory, startMs, type TestApi } from './serve-in-memory.ts';

const directory = mkdtempSync(join(tmpdir(), 'builder-'));
let api: TestApi;
beforeAll(async () => {
  mkdirSync(join(directory, 'assets'));
  writeFileSync(
    join(directory, 'index.html'),
    '<title>builder</title><script>inline()</script><script type="module" src="/assets/app-1a2b.js"></script>',
  );
  writeFileSync(join(directory, 'demo.html'), '<title>demo</title>');
  writeFileSync(join(directory, 'assets/app-1a2b.js'), 'app()');
  writeFileSync(join(directory, 'widget.js'), 'widget();'.repeat(500));
  writeFileSync(join(directory, 'color-scheme.js'), 'scheme()');
  api = await serveInMemory({ dependencies: { builderDirectory: directory } });
}, startMs);
afterAll(async () => {
  await api?.close();
  rmSync(directory, { recursive: true });
});

const page = (path: string, accept = 'text/html') => api.request('GET', path, { key: null, headers: { Accept: accept } });

/** Asks for a path as it is: `fetch` would tidy it up first. */
function rawGet(path: string): Promise<string> {
  const { hostname, port } = new URL(api.origin);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
}

describe('the built builder', () => {
  it('is a page at every address of its own, asked for afresh each time', async () => {
    for (const path of ['/', '/login', '/automations/au_1', '/inbox/c-1?x=1', '/inbox/']) {
      const { status, body, headers } = await page(path);
      expect([path, status, body.slice(0, 22), headers.get('cache-control')]).toEqual([
        path,
        200,
        '<title>builder</title>',
        'no-cache',
      ]);
    }
    expect((await page('/demo')).body).toBe('<title>demo</title>');
    expect((await page('/index.html')).headers.get('cache-control')).toBe('no-cache');
  });
  it('lets hashed assets be kept for ever, and other files for a while', async () => {
    const asset = await page('/assets/app-1a2b.js', '*/*');
    expect([asset.body, asset.headers.get('cache-control')]).toEqual(['app()', 'public, max-age=31536000, immutable']);
    expect((await page('/color-scheme.js', '*/*')).headers.get('cache-control')).toBe('public, max-age=3600');
  });
  it('goes compressed to who can read that', async () => {
    for (const [encodings, answered] of [
      ['gzip', 'gzip'],
      ['gzip, br', 'br'],
      ['identity', null],
    ] as const) {
      const { headers, body } = await api.request('GET', '/widget.js', { key: null, headers: { 'Accept-Encoding': encodings } });
      expect([encodings, headers.get('Content-Encoding'), headers.get('Vary')]).toEqual([encodings, answered, 'Accept-Encoding']);
      expect(body).toBe('widget();'.repeat(500));
    }
  });

  it('never answers in place of the API', async () => {
    for (const path of ['/api', '/api/v1/nothing', '/widget/v1/nothing', '/api/v2/x'])
      expect([path, (await page(path)).status]).toEqual([path, 404]);
    expect((await page('/healthz')).body.status).toBe('ok');
  });
  it('says 404 for files that are not there, and for who wants no page', async () => {
    for (const path of ['/assets/gone-9z.js', '/favicon.ico', '/package.json'])
      expect([path, (await page(path)).status]).toEqual([path, 404]);
    expect((await page('/login', 'application/json')).status).toBe(404);
    expect((await api.request('POST', '/login', { key: null })).status).toBe(404);
  });
  it('never answers with a file from outside its folder', async () => {
    const secret = join(directory, '..', `secret-${process.pid}.txt`);
    writeFileSync(secret, 'secret');
    for (const step of ['..', '%2e%2e', '..%2f..', 'assets/..%2f..', 'assets/../..']) {
      const text = await rawGet(`/${step}/secret-${process.pid}.txt`);
      expect(text).not.toBe('secret');
    }
    rmSync(secret);
  });
  it('may run its own scripts, inline ones included, and no others', async () => {
    const policy = (await page('/')).headers.get('content-security-policy')!;
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]{44}'(;|$)/);
    expect(policy).not.toContain('unsafe-eval');
  });
});
