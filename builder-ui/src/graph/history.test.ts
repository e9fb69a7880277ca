import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEdit } from './apply-edit.ts';
import { anyEdit, emptyGraph, nodeNamed } from './arbitrary-edits.ts';
import { type History, recordEdit, recordNaming, redo, sealHistory, startHistory, undo } from './history.ts';

const nodeName = () => 'Country';
const record = (history: History, edit: Parameters<typeof recordEdit>[1]) => recordEdit(history, edit, nodeName);

describe('history', () => {
  it('names the step that undo takes back', () => {
    const history = record(startHistory(emptyGraph), { kind: 'add-node', node: nodeNamed('a') });
    expect(history.past.at(-1)?.title).toBe('adding “Country”');
  });

  it('takes typing in one field back in one step, and what comes after a pause in another', () => {
    let history = record(startHistory(emptyGraph), { kind: 'add-node', node: nodeNamed('a') });
    for (const subject of ['H', 'He', 'Hey']) history = record(history, { kind: 'configure', nodeId: 'a', config: { subject } });
    // Adding the node, giving it a subject, typing on.
    expect(history.past).toHaveLength(3);
    history = record(sealHistory(history), { kind: 'configure', nodeId: 'a', config: { subject: 'Hey you' } });
    expect(history.past).toHaveLength(4);
    expect(undo(history).present.nodes[0]?.config).toEqual({ subject: 'Hey' });
  });

  it('keeps every choice a step of its own', () => {
    let history = record(startHistory(emptyGraph), { kind: 'add-node', node: { ...nodeNamed('a'), config: { countries: [] } } });
    for (const countries of [['FR'], ['FR', 'BE'], ['BE']])
      history = record(history, { kind: 'configure', nodeId: 'a', config: { countries } });
    expect(history.past).toHaveLength(4);
  });

  it('keeps no step for an edit that comes to nothing', () => {
    const history = startHistory(emptyGraph);
    expect(record(history, { kind: 'remove', nodeIds: ['gone'], edgeIds: [] })).toBe(history);
  });

  it('forgets what could be redone when something else is done', () => {
    const undone = undo(record(startHistory(emptyGraph), { kind: 'add-node', node: nodeNamed('a') }));
    expect(undone.future).toHaveLength(1);
    expect(record(undone, { kind: 'add-node', node: nodeNamed('b') }).future).toEqual([]);
  });

  it('takes back what the automation was named', () => {
    const named = recordNaming(startHistory(emptyGraph, 'French'), 'French', 'French and Belgian');
    expect(named.past.at(-1)?.title).toBe('naming the automation “French and Belgian”');
    expect(undo(named).name).toBe('French');
    expect(redo(undo(named)).name).toBe('French and Belgian');
  });

  it('takes the name back in one step, however many keys it was typed with', () => {
    const typed = ['F', 'Fr', 'French'].reduce(
      (history, name) => recordNaming(history, history.name, name),
      startHistory(emptyGraph, 'Untitled'),
    );
    expect(typed.past.map(({ title }) => title)).toEqual(['naming the automation “French”']);
    expect(undo(typed).name).toBe('Untitled');
  });

  it('keeps no step for typing that comes back to what stood there', () => {
    const began = record(startHistory(emptyGraph, 'French'), { kind: 'add-node', node: nodeNamed('a') });
    const renamed = record(sealHistory(began), { kind: 'rename', nodeId: 'a', name: 'F' });
    const back = record(renamed, { kind: 'rename', nodeId: 'a', name: '' });
    expect(back.present).toBe(began.present);
    expect(back.past).toHaveLength(1);
    const named = recordNaming(recordNaming(began, 'French', 'F'), 'F', 'French');
    expect(named).toMatchObject({ name: 'French', past: [{ title: 'adding “Country”' }], future: [] });
  });

  it('keeps every step, however many there are', () => {
    let history = startHistory({ ...emptyGraph, nodes: [nodeNamed('a')] });
    for (let index = 0; index < 2_000; index += 1)
      history = record(history, { kind: 'set-disabled', nodeIds: ['a'], disabled: index % 2 === 0 });
    expect(history.past).toHaveLength(2_000);
  });

  it('leads back to the first graph, and forth to the last, after any edits', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 40 }), (edits) => {
        const done = edits.reduce(record, startHistory(emptyGraph));
        expect(done.present).toEqual(edits.reduce(applyEdit, emptyGraph));
        let history = done;
        while (history.past.length > 0) history = undo(history);
        expect(history.present).toBe(emptyGraph);
        while (history.future.length > 0) history = redo(history);
        expect(history.present).toBe(done.present);
      }),
    );
  });
});
