import { describe, expect, it } from '@jest/globals';
import { findByWords } from './find-by-words.ts';

const items = [
  { title: 'Tag added', summary: 'Starts when a conversation is tagged.', group: 'Triggers' },
  { title: 'Conversation closed', summary: 'Starts when a conversation is closed.', group: 'Triggers' },
  { title: 'Internal note', summary: 'Adds a note with tags.', group: 'Actions' },
  { title: 'Add tag', summary: 'Tags the conversation.', group: 'Actions' },
  { title: 'Add tag to person', summary: 'Tags the person.', group: 'Actions' },
  { title: 'Close conversation', summary: 'Closes it.', group: 'Actions' },
];
const found = (sought: string) => findByWords(items, sought).map(({ title }) => title);

describe('findByWords', () => {
  it('puts what is called so first, then what begins so, then what has the words in its title', () => {
    expect(found('add tag')).toEqual(['Add tag', 'Add tag to person', 'Tag added', 'Internal note']);
    expect(found(' Close  CONVERSATION')).toEqual(['Close conversation', 'Conversation closed']);
    expect(found('add')).toEqual(['Add tag', 'Add tag to person', 'Tag added', 'Internal note']);
  });

  it('finds by any words of title, summary and group, and only with all of them', () => {
    expect(found('starts closed')).toEqual(['Conversation closed']);
    expect(found('triggers')).toEqual(['Tag added', 'Conversation closed']);
    expect(found('add nothing')).toEqual([]);
  });

  it('leaves everything as it is when nothing is sought', () => {
    expect(found(' ')).toEqual(items.map(({ title }) => title));
  });
});
