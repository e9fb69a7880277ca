import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { outliveStrayRejections } from './outlive-stray-rejections.ts';

describe('outliveStrayRejections', () => {
  it('tells the log of a rejection that nobody waits for, and lets the process live', () => {
    const process = new EventEmitter();
    const told: unknown[] = [];
    outliveStrayRejections(process, { error: (fields: object) => told.push(fields) } as never);
    const reason = new Error('forgotten by a node');
    // Node.js ends the process only when nobody listens, which is what `emit` answers.
    expect(process.emit('unhandledRejection', reason, Promise.resolve())).toBe(true);
    expect(told).toEqual([{ err: reason }]);
  });
});
