import { startSketch } from './sketch.ts';
import type { Template } from './template.ts';

const workday = [{ from: '09:00', to: '17:00' }];

/** Outside office hours the person gets an answer, and whoever is on call takes it over. */
export const outOfHours: Template = {
  id: 'out-of-hours',
  title: 'Out of hours',
  summary: 'Answers at once that you are away (Monday to Friday, 9 to 17 to begin with), and hands over to who is on call.',
  needs: ['incoming-message', 'business-hours', 'assign-to-group'],
  asks: [{ name: 'group', label: 'Who is on call', description: 'Left open, nobody takes it over.', kind: 'group' }],
  build({ answers, has, timeZone }) {
    const sketch = startSketch();
    const begin = sketch.add('incoming-message', {}, { column: 0, row: 0 });
    const days = { monday: workday, tuesday: workday, wednesday: workday, thursday: workday, friday: workday };
    const asked = sketch.add(
      'business-hours',
      { operator: 'is-not', of: { kind: 'own', hours: { timeZone, days } } },
      { column: 1, row: 0 },
      { id: begin, port: 'out' },
    );
    const reply = { text: 'Thank you for your message. We are away now, and answer on the next working day.', minutes: 720 };
    const isAnswered = has('send-reply');
    if (isAnswered) sketch.add('send-reply', reply, { column: 2, row: 0 }, { id: asked, port: 'yes' });
    // Without anything to do, the way would lead nowhere: then the draft asks for the group.
    if (answers.group || !isAnswered) {
      const at = { column: 2, row: isAnswered ? 1 : 0 };
      sketch.add('assign-to-group', { groupId: answers.group }, at, { id: asked, port: 'yes' });
    }
    return sketch.graph();
  },
};
