import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEdit } from './apply-edit.ts';
import { anyGraph } from './arbitrary-graph.ts';
import { nodeNamed } from './arbitrary-edits.ts';
import { boxOfNode, idsWithin } from './box.ts';
import { expectValid } from './expect-valid.ts';
import { tidyUp } from './tidy-up.ts';

const heights = new Map([
  ['n1', 60],
  ['n2', 120],
]);

describe('tidyUp', () => {
  it('leaves nothing over anything else, leads from left to right, and keeps the graph valid', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const tidied = applyEdit(graph, { kind: 'arrange', title: 'tidying up', ...tidyUp(graph, null, heights) });
        expectValid(tidied);
        const boxes = new Map(tidied.nodes.map((node) => [node.id, boxOfNode(node, heights)]));
        for (const a of boxes.values()) {
          for (const b of boxes.values()) {
            if (a.id < b.id)
              expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
          }
        }
        for (const { source, target } of tidied.edges) expect(boxes.get(source)!.x).toBeLessThan(boxes.get(target)!.x);
      }),
      { numRuns: 60 },
    );
  });

  it('puts what “yes” leads to above what “no” leads to, where no more edges cross by it', () => {
    const at = (id: string) => ({ ...nodeNamed(id), position: { x: 0, y: 0 } });
    const edge = (source: string, sourceHandle: string, target: string) => ({
      ...{ id: `${source} ${sourceHandle}`, source, sourceHandle, target, targetHandle: 'in' },
    });
    const nodes = ['trigger', 'country', 'language', 'assign', 'tag', 'loose'].map(at);
    const edges = [
      edge('trigger', 'out', 'country'),
      edge('country', 'yes', 'language'),
      edge('language', 'yes', 'assign'),
      edge('country', 'no', 'tag'),
    ];
    for (const order of [edges, edges.toReversed()]) {
      const { positions } = tidyUp({ schemaVersion: 1, nodes, edges: order }, null, heights);
      expect(positions['language']!.x).toBe(positions['tag']!.x);
      expect(positions['language']!.y).toBeLessThan(positions['tag']!.y);
    }
  });

  it('keeps in a frame what was in it', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const [frame] = graph.frames ?? [];
        if (frame === undefined) return;
        const nodeIds = new Set(graph.nodes.map(({ id }) => id));
        const membersOf = (of: typeof graph) => {
          const [one] = of.frames ?? [];
          return one === undefined
            ? []
            : idsWithin(of, { ...one.position, ...one.size }, heights).filter((id) => nodeIds.has(id));
        };
        const tidied = applyEdit(graph, { kind: 'arrange', title: 'tidying up', ...tidyUp(graph, null, heights) });
        expect(membersOf(tidied).sort()).toEqual(membersOf(graph).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('moves what is meant alone, and gives the same answer each time', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const meant = new Set(graph.nodes.slice(0, 3).map(({ id }) => id));
        const { positions } = tidyUp(graph, meant, heights);
        expect(Object.keys(positions).filter((id) => id.startsWith('n') && id !== 'note' && !meant.has(id))).toEqual([]);
        expect(tidyUp(graph, meant, heights).positions).toEqual(positions);
      }),
      { numRuns: 30 },
    );
  });
});
