import { startSketch } from './sketch.ts';
import type { Template } from './template.ts';

/** Whoever was never welcomed goes to the group that welcomes; known by an attribute, where one can be set. */
export const firstTimeVisitor: Template = {
  id: 'first-time-visitor',
  title: 'First-time visitor',
  summary: 'Brings people who write for the first time to the group that welcomes them.',
  needs: ['incoming-message', 'condition', 'assign-to-group'],
  asks: [{ name: 'group', label: 'Who welcomes them', kind: 'group' }],
  build({ answers, has }) {
    const sketch = startSketch();
    const begin = sketch.add('incoming-message', { when: 'first-in-conversation' }, { column: 0, row: 0 });
    const isRemembered = has('set-attribute');
    // Where nothing can be remembered of a person, who left no address is taken for new.
    const field = isRemembered ? 'person.attributes.welcomed' : 'person.email';
    const asked = sketch.add(
      'condition',
      { condition: { field, operator: 'does-not-exist' } },
      { column: 1, row: 0 },
      { id: begin, port: 'out' },
    );
    sketch.add('assign-to-group', { groupId: answers.group }, { column: 2, row: 0 }, { id: asked, port: 'yes' });
    if (isRemembered) {
      sketch.add('set-attribute', { name: 'welcomed', value: true }, { column: 2, row: 1 }, { id: asked, port: 'yes' });
    }
    return sketch.graph();
  },
};
