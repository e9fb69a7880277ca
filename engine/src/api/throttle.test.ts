import { describe, expect, it } from '@jest/globals';
import { addressOf, createMemoryThrottle } from './throttle.ts';

describe('whose tries count together', () => {
  it('is an IPv4 address, however it is written', () => {
    expect(addressOf('192.0.2.1')).toBe('192.0.2.1');
    expect(addressOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
  });
  it('is an IPv6 network of 64 bits, however it is written', () => {
    const expected = '2001:db8:0:1::/64';
    for (const ip of [
      '2001:db8:0:1::',
      '2001:db8:0:1::1',
      '2001:DB8:0:1:ffff:ffff:ffff:ffff',
      '2001:0db8:0000:0001::2',
      '2001:db8:0:1:0:0:0:3%eth0',
    ])
      expect(addressOf(ip)).toBe(expected);
    expect(addressOf('2001:db8:0:2::1')).not.toBe(expected);
    expect(addressOf('::1')).toBe('0:0:0:0::/64');
  });
});

describe('a throttle', () => {
  it('refuses the try after the last, and says for how many whole seconds', async () => {
    const throttle = createMemoryThrottle({ name: 'test', tries: 2, seconds: 60 });
    await throttle.count('a');
    await throttle.count('a');
    await expect(throttle.count('a')).rejects.toMatchObject({ code: 'too-many-requests', options: { retryAfterSeconds: 60 } });
    await throttle.count('b');
  });
  it('gives tries back', async () => {
    const throttle = createMemoryThrottle({ name: 'test', tries: 1, seconds: 60 });
    await throttle.count('a');
    await throttle.giveBack('a');
    await throttle.count('a');
  });
});
