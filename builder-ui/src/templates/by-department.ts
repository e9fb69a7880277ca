import { startSketch } from './sketch.ts';
import type { Template } from './template.ts';

/** By what people write about: words lead to the department that knows. */
export const byDepartment: Template = {
  id: 'by-department',
  title: 'By department',
  summary: 'Reads what the message is about, and brings it to the department that knows.',
  needs: ['incoming-message', 'condition', 'assign-to-group'],
  rows: {
    one: 'Department',
    asks: [
      { name: 'words', label: 'One of these words', kind: 'words' },
      { name: 'group', label: 'Goes to', kind: 'group' },
    ],
    initial: [
      { words: 'invoice, refund, payment', group: '' },
      { words: 'order, delivery, return', group: '' },
    ],
    atMost: 12,
  },
  asks: [{ name: 'others', label: 'Everything else', description: 'Left open, it stays unassigned.', kind: 'group' }],
  build({ answers, rows }) {
    const sketch = startSketch();
    let from: { id: string; port: 'out' | 'no' } = {
      id: sketch.add('incoming-message', { when: 'first-in-conversation' }, { column: 0, row: 0 }),
      port: 'out',
    };
    rows.forEach(({ words = '', group = '' }, index) => {
      const any = words
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean)
        .map((value) => ({ field: 'message.text', operator: 'contains', value }));
      const asked = sketch.add('condition', { condition: { any } }, { column: 1, row: index }, from);
      sketch.add('assign-to-group', { groupId: group }, { column: 2, row: index }, { id: asked, port: 'yes' });
      from = { id: asked, port: 'no' };
    });
    if (answers.others) sketch.add('assign-to-group', { groupId: answers.others }, { column: 2, row: rows.length }, from);
    return sketch.graph();
  },
};
