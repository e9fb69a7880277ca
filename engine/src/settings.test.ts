import { describe, expect, it } from '@jest/globals';
import { readSettings } from './settings.ts';

const read = (environment: NodeJS.ProcessEnv) => readSettings(environment, { demo: false, version: '0.0.0-test' });

describe('the settings', () => {
  it('are those of the contract when nothing is set', () => {
    expect(read({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      dataDir: './data',
      profile: 'embedded',
      smtpUrl: null,
      demo: false,
      trustProxy: false,
      lanes: 16,
      maxPending: 1_000_000,
    });
  });

  it('take proxies as Express does', () => {
    for (const [text, trustProxy] of [
      ['off', false],
      ['true', true],
      ['2', 2],
      ['loopback', 'loopback'],
      [
        'loopback, 10.0.0.0/8, 192.168.0.0/255.255.0.0, 2001:db8::/32',
        'loopback, 10.0.0.0/8, 192.168.0.0/255.255.0.0, 2001:db8::/32',
      ],
    ] as const)
      expect(read({ TRUST_PROXY: text }).trustProxy).toBe(trustProxy);
  });

  it('are refused with the name of the variable at fault', () => {
    for (const [name, value] of [
      ['PORT', '70000'],
      ['LANES', '0'],
      ['MAX_PENDING', 'many'],
      ['DATABASE_URL', 'mysql://x'],
      ['REDIS_URL', 'redis://x'],
      ['SMTP_URL', 'nope'],
      ['PUBLIC_URL', 'example.com'],
      ['SWITCHBOARD_API_KEY', 'short'],
      ['SWITCHBOARD_ADMIN_EMAIL', 'root@example.com'],
      ['TRUST_PROXY', 'everybody'],
      ['TRUST_PROXY', '10.0.0.0/33'],
      ['TRUST_PROXY', 'loopback,,'],
      ['LOG_LEVEL', 'loud'],
    ] as const)
      expect(() => read({ [name]: value })).toThrow(
        expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining(name) }),
      );
  });
});
