import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { connectRedis } from './connect-redis.ts';

describe('connectRedis', () => {
  it('says which server does not answer, and keeps the password to itself', async () => {
    // Nothing listens on port 1.
    const connecting = connectRedis('redis://:secret@127.0.0.1:1', pino({ level: 'silent' }));
    await expect(connecting).rejects.toMatchObject({
      code: 'unavailable',
      message: 'Redis at 127.0.0.1:1 (REDIS_URL) cannot be reached. Start it, or fix REDIS_URL.',
    });
  });
});
