import { startSketch } from './sketch.ts';
import type { Template } from './template.ts';

/** People of a segment go to a group of their own, and somebody is told at once. */
export const vipCustomers: Template = {
  id: 'vip-customers',
  title: 'VIP customers',
  summary: 'Brings people of a segment to a group of their own, and tells somebody by e-mail at once.',
  needs: ['incoming-message', 'segment', 'assign-to-group', 'agent-email'],
  asks: [
    { name: 'segment', label: 'Who is a VIP', description: 'A segment of people.', kind: 'segment' },
    { name: 'group', label: 'Goes to', kind: 'group' },
    { name: 'agent', label: 'Who is told by e-mail', kind: 'agent' },
  ],
  build({ answers }) {
    const sketch = startSketch();
    const begin = sketch.add('incoming-message', {}, { column: 0, row: 0 });
    const asked = sketch.add(
      'segment',
      { operator: 'is', segmentId: answers.segment },
      { column: 1, row: 0 },
      { id: begin, port: 'out' },
    );
    sketch.add('assign-to-group', { groupId: answers.group }, { column: 2, row: 0 }, { id: asked, port: 'yes' });
    sketch.add(
      'agent-email',
      {
        to: { kind: 'agent', agentId: answers.agent },
        subject: 'A VIP wrote: {{ person.name | default: person.email }}',
        body: '{{ message.text }}',
        repeat: 'once-per-conversation',
      },
      { column: 2, row: 1 },
      { id: asked, port: 'yes' },
    );
    return sketch.graph();
  },
};
