import { describe, expect, it } from '@jest/globals';
import { nodeNamed } from '../graph/arbitrary-edits.ts';
import { placeInFile } from './place-in-file.ts';

const country = { title: 'Country', configSchema: { properties: { countries: { title: 'Countries' } } } };
const graph = { nodes: [nodeNamed('t', 'start'), { ...nodeNamed('c'), config: { countries: ['\u0000'] } }, 7, { name: 3 }] };
const place = (pointer: string, of: unknown = graph) =>
  placeInFile(of, pointer, ({ type }) => (type === 'country' ? country : undefined));

describe('a place in a file', () => {
  it('is a node by its number and title, a field by its title, and an entry', () => {
    expect(place('/graph/nodes/1/config/countries/0')).toBe('Node 2 (“Country”), “Countries”, entry 1');
    expect(place('/graph/nodes/0/position/x')).toBe('Node 1 (“start”), “position”, “x”');
    expect(place('/graph/nodes/1/config/a~1b')).toBe('Node 2 (“Country”), “a/b”');
  });

  it('calls a node by a name of its own', () => {
    const named = { nodes: [{ ...nodeNamed('c'), name: ' Where from ' }] };
    expect(place('/graph/nodes/0/version', named)).toBe('Node 1 (“Where from”), “version”');
  });

  it('is told of what is no node, of connections, notes and frames, and of the graph', () => {
    expect(place('/graph/nodes/2')).toBe('Node 3');
    expect(place('/graph/nodes/3/type')).toBe('Node 4, “type”');
    expect(place('/graph/nodes/9/type', null)).toBe('Node 10, “type”');
    expect(place('/graph/edges/0/targetHandle')).toBe('Connection 1, “targetHandle”');
    expect([place('/graph/notes/0/text'), place('/graph/frames/1')]).toEqual(['Note 1, “text”', 'Frame 2']);
    expect([place('/graph/schemaVersion'), place('/graph/nodes'), place('/graph')]).toEqual([
      '“schemaVersion”',
      '“nodes”',
      'The graph',
    ]);
  });
});
