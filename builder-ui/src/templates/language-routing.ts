import { startSketch } from './sketch.ts';
import type { Template } from './template.ts';

/** Each language to the group that speaks it, whoever is left to one for all others. */
export const languageRouting: Template = {
  id: 'language-routing',
  title: 'Language routing',
  summary: 'Brings each visitor to the group that speaks the language of their browser.',
  needs: ['incoming-message', 'browser-language', 'assign-to-group'],
  rows: {
    one: 'Language',
    asks: [
      { name: 'language', label: 'Language', kind: 'language' },
      { name: 'group', label: 'Goes to', kind: 'group' },
    ],
    initial: [
      { language: 'fr', group: '' },
      { language: 'de', group: '' },
    ],
    atMost: 12,
  },
  asks: [{ name: 'others', label: 'Everybody else', description: 'Left open, they stay unassigned.', kind: 'group' }],
  build({ answers, rows }) {
    const sketch = startSketch();
    let from: { id: string; port: 'out' | 'no' } = {
      id: sketch.add('incoming-message', { when: 'first-in-conversation' }, { column: 0, row: 0 }),
      port: 'out',
    };
    rows.forEach(({ language = '', group = '' }, index) => {
      const asked = sketch.add(
        'browser-language',
        { operator: 'is', languages: language === '' ? [] : [language] },
        { column: 1, row: index },
        from,
      );
      sketch.add('assign-to-group', { groupId: group }, { column: 2, row: index }, { id: asked, port: 'yes' });
      from = { id: asked, port: 'no' };
    });
    if (answers.others) sketch.add('assign-to-group', { groupId: answers.others }, { column: 2, row: rows.length }, from);
    return sketch.graph();
  },
};
