import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkout } from './harness/checkout.ts';
import { availableProfiles, type Installation, newInstallation } from './harness/profiles.ts';
import { type Product, startExpectingRefusal, startProduct, temporaryDirectory } from './harness/product.ts';
import { until } from './harness/until.ts';

describe.each(availableProfiles)('on the %s profile, the product', (profile) => {
  let installation: Installation;
  let product: Product;

  beforeAll(async () => {
    installation = await newInstallation(profile);
    product = await startProduct({ environment: installation.environment });
  });

  afterAll(async () => {
    await product?.stop();
    await installation?.remove();
  });

  it('says that it is well, in which profile, and what durability means there', async () => {
    const response = await fetch(`${product.url}/healthz`);
    expect(response.status).toBe(200);
    const health = await response.json();
    const { version } = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8'));
    expect(health).toMatchObject({ status: 'ok', profile, version, durability: expect.any(Object) });
  });

  it('says that it is ready', async () => {
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
  });

  it('prints where it is ready exactly once', () => {
    expect(product.output().match(/Switchboard is ready on/g)).toHaveLength(1);
  });

  it('tells Prometheus what the contract names, without login', async () => {
    const response = await fetch(`${product.url}/metrics`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await response.text();
    for (const [name, type] of [
      ['switchboard_messages_accepted_total', 'counter'],
      ['switchboard_pending_events', 'gauge'],
      ['switchboard_events_drained_total', 'counter'],
      ['switchboard_runs_total', 'counter'],
      ['switchboard_effects_total', 'counter'],
      ['switchboard_event_delay_seconds', 'histogram'],
    ]) {
      expect(text).toContain(`# TYPE ${name} ${type}`);
    }
    expect(text).toMatch(/^switchboard_pending_events 0$/m);
  });

  it('describes its API as OpenAPI 3.1, without login', async () => {
    const response = await fetch(`${product.url}/openapi.json`);
    expect(response.status).toBe(200);
    const description = await response.json();
    expect(description.openapi).toMatch(/^3\.1\./);
    const paths = Object.keys(description.paths);
    for (const path of ['/messages', '/automations', '/runs', '/conversations', '/agents', '/groups', '/emails', '/node-types']) {
      expect(paths.some((each) => each.endsWith(path))).toBe(true);
    }
  });

  it('ends with code 0 on SIGTERM', async () => {
    const code = await product.stop();
    expect(code).toBe(0);
  });
});

describe('a data directory', () => {
  it('is refused within 2 s while another process uses it, which is named by its id', async () => {
    const owner = await startProduct();
    try {
      const refusal = await startExpectingRefusal({ dataDirectory: owner.dataDirectory }, 10_000);
      expect(refusal.code).not.toBe(0);
      expect(refusal.output).toContain(String(owner.pid));
      expect(refusal.afterMs).toBeLessThan(2_000);
      expect((await fetch(`${owner.url}/readyz`)).status).toBe(200);
    } finally {
      await owner.stop();
    }
  });

  it('is taken over at once after its process was killed', async () => {
    const dataDirectory = await temporaryDirectory();
    try {
      const killed = await startProduct({ dataDirectory });
      await killed.kill();
      const next = await startProduct({ dataDirectory, readyLimitMs: 10_000 });
      expect(await next.stop()).toBe(0);
    } finally {
      await rm(dataDirectory, { recursive: true, force: true });
    }
  });

  it('of one number of lanes is refused with another', async () => {
    const dataDirectory = await temporaryDirectory();
    try {
      await (await startProduct({ dataDirectory, environment: { LANES: '4' } })).stop();
      const refusal = await startExpectingRefusal({ dataDirectory, environment: { LANES: '8' } }, 20_000);
      expect(refusal.code).not.toBe(0);
      expect(refusal.output).toMatch(/LANES/);
    } finally {
      await rm(dataDirectory, { recursive: true, force: true });
    }
  });
});

describe('the environment', () => {
  it('is refused with the name of the variable at fault', async () => {
    const dataDirectory = await temporaryDirectory();
    try {
      const refusal = await startExpectingRefusal({ dataDirectory, environment: { MAX_PENDING: 'many' } }, 10_000);
      expect(refusal.code).not.toBe(0);
      expect(refusal.output).toContain('MAX_PENDING');
    } finally {
      await rm(dataDirectory, { recursive: true, force: true });
    }
  });
});

describe('npm start', () => {
  const npmStart: [string, ...string[]] = ['npm', 'start', '--'];

  it('serves a built checkout without building it again, ends with code 0 on SIGTERM, and leaves no process behind', async () => {
    const dataDirectory = await temporaryDirectory();
    try {
      // The first start makes the data directory; builds too, when the sources were changed since the last one.
      await (await startProduct({ dataDirectory, command: npmStart, readyLimitMs: 300_000 })).stop();
      const product = await startProduct({ dataDirectory, command: npmStart });
      expect(product.output()).not.toMatch(/Installing|Building/);
      expect(await product.stop()).toBe(0);
      await until('nothing answers any more', 5_000, () =>
        fetch(`${product.url}/healthz`).then(
          () => false,
          () => true,
        ),
      );
    } finally {
      await rm(dataDirectory, { recursive: true, force: true });
    }
  }, 400_000);

  it('loads the small workspace with --demo', async () => {
    const product = await startProduct({ command: npmStart, args: ['--demo'] });
    try {
      const automations = await product.api.list('/automations');
      expect(automations.some(({ status }) => status === 'published')).toBe(true);
      expect((await product.api.list('/agents')).length).toBeGreaterThan(1);
      expect((await product.api.list('/groups')).length).toBeGreaterThan(1);
      expect((await product.api.list('/conversations')).length).toBeGreaterThan(3);
    } finally {
      await product.stop();
    }
  });
});
