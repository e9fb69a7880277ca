import { describe, expect, it } from '@jest/globals';
import { memoryStorage } from '../../app/memory-storage.ts';
import { createDrafts } from './drafts.ts';

describe('drafts', () => {
  let made = 0;
  const newId = (): string => {
    made += 1;
    return `d${made}`;
  };

  it('are there again after the page was loaded anew, under the id they will be sent under', () => {
    const storage = memoryStorage();
    const draft = { ...createDrafts(() => storage, 'a', newId).read('c-1'), text: 'Half a sen' };
    createDrafts(() => storage, 'a', newId).keep('c-1', draft);
    expect(createDrafts(() => storage, 'a', newId).read('c-1')).toEqual(draft);
    expect(createDrafts(() => storage, 'a', newId).read('c-2').text).toBe('');
    expect(createDrafts(() => storage, 'another', newId).read('c-1').text).toBe('');
  });

  it('are forgotten once sent, and when emptied', () => {
    const storage = memoryStorage();
    const drafts = createDrafts(() => storage, 'a', newId);
    drafts.keep('c-1', { id: 'x', kind: 'note', text: 'Sent' });
    drafts.drop('c-1');
    drafts.keep('c-2', { id: 'y', kind: 'reply', text: '' });
    expect(storage.length).toBe(0);
    expect(drafts.read('c-1').id).not.toBe('x');
  });

  it('last as long as the page where nothing can be kept, and bear what others kept there', () => {
    const drafts = createDrafts(
      () => {
        throw new Error('denied');
      },
      'a',
      newId,
    );
    drafts.keep('c-1', { id: 'x', kind: 'reply', text: 'Here' });
    expect(drafts.read('c-1').text).toBe('Here');
    for (const kept of ['{"id":1}', 'nonsense', 'null', '[]']) {
      expect(createDrafts(() => ({ ...memoryStorage(), getItem: () => kept }), 'a', newId).read('c-1').text).toBe('');
    }
  });
});
