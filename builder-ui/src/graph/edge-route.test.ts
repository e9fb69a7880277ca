import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEdit } from './apply-edit.ts';
import { anyGraph } from './arbitrary-graph.ts';
import { type Box, boxOfNode } from './box.ts';
import { type Connection, placesAlong, plainRoute, type Place, roundedPath, routesAround } from './edge-route.ts';
import { tidyUp } from './tidy-up.ts';

const card = (id: string, x: number, y: number): Box => ({ id, x, y, width: 240, height: 96 });
/** From where a card of this size has its ports. */
const connection = (id: string, source: Box, port: string, target: Box): Connection => ({
  id,
  source: source.id,
  port,
  target: target.id,
  from: { x: source.x + source.width + 6, y: source.y + source.height - (port === 'no' ? 19 : 41) },
  to: { x: target.x - 6, y: target.y + 27 },
  turn: port === 'no' ? 32 : 20,
});
const legs = (places: readonly Place[]) => places.slice(1).map((to, index) => [places[index] as Place, to] as const);
const runsThrough = (places: readonly Place[], { x, y, width, height }: Box): boolean =>
  legs(places).some(
    ([a, b]) =>
      Math.min(a.x, b.x) < x + width && Math.max(a.x, b.x) > x && Math.min(a.y, b.y) < y + height && Math.max(a.y, b.y) > y,
  );
const laneYs = (cards: readonly Box[], connections: readonly Connection[]): number[] =>
  [...routesAround(cards, connections).values()].map(({ laneY }) => laneY);
const drawn = (cards: readonly Box[], connections: readonly Connection[]): Map<string, Place[]> => {
  const routes = routesAround(cards, connections);
  return new Map(connections.map((each) => [each.id, placesAlong(each, routes.get(each.id) ?? plainRoute(each))]));
};

describe('routesAround', () => {
  const [first, between, last] = [card('a', 0, 0), card('b', 336, 0), card('c', 672, 0)];

  it('leaves a connection its plain way when nothing is between', () => {
    expect(routesAround([first, between], [connection('1', first, 'yes', between)])).toEqual(new Map());
    expect(routesAround([first, card('b', 336, 400), last], [connection('1', first, 'yes', last)])).toEqual(new Map());
  });

  it('leads around a card in the row, and around one that stands where the step would be', () => {
    for (const blocking of [between, card('b', 336, 60), card('b', 330, -150)]) {
      for (const target of [last, card('c', 672, 160), card('c', 672, -200)]) {
        const cards = [first, blocking, target];
        const [places = []] = drawn(cards, [connection('1', first, 'no', target)]).values();
        expect(cards.filter((each) => runsThrough(places, each))).toEqual([]);
      }
    }
  });

  it('keeps lanes apart that have nothing to do with each other, and lays those into one card together', () => {
    const [other, end] = [card('d', 0, 120), card('e', 672, 120)];
    const cards = [first, between, last, other, card('f', 336, 120), end];
    const apart = laneYs(cards, [connection('1', first, 'no', last), connection('2', other, 'yes', end)]);
    expect(new Set(apart).size).toBe(2);
    const low = card('b', 336, 20);
    const together = laneYs([first, low, last], [connection('1', first, 'yes', last), connection('2', first, 'no', last)]);
    expect(together).toHaveLength(2);
    expect(new Set(together).size).toBe(1);
  });

  it('takes no lane in the row of another port', () => {
    const [inTheWay, below] = [card('b', 336, -35), card('d', 336, 300)];
    const [yes, port] = [connection('1', first, 'yes', last), connection('2', first, 'no', below)];
    const [route] = routesAround([first, inTheWay, last, below], [yes, port]).values();
    expect(Math.abs((route?.laneY ?? port.from.y) - port.from.y)).toBeGreaterThanOrEqual(6);
  });

  it('moves one of two aside that would run up and down on one line', () => {
    const [upper, lower] = [card('b', 0, 300), card('d', 336, 300)];
    const cards = [first, upper, between, lower];
    const crossing = [connection('1', first, 'yes', lower), connection('2', upper, 'yes', between)];
    const [down, up] = [...drawn(cards, crossing).values()].map((places) => places[1]!.x);
    expect(Math.abs(down! - up!)).toBeGreaterThanOrEqual(8);
    // Those into one card run together.
    const joined = [connection('1', first, 'yes', lower), connection('2', upper, 'yes', lower)];
    expect(new Set([...drawn(cards, joined).values()].map((places) => places[1]!.x)).size).toBe(1);
  });

  it('goes around the others when a card covers where it begins', () => {
    const covering = card('copy', 32, 32);
    const cards = [first, covering, between, last];
    const [places = []] = drawn(cards, [connection('1', first, 'yes', last)]).values();
    expect(runsThrough(places, between)).toBe(false);
  });

  it('lets no connection run through a card once all is tidied up', () => {
    const heights = new Map<string, number>();
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const tidied = applyEdit(graph, { kind: 'arrange', title: 'tidying up', ...tidyUp(graph, null, heights) });
        const boxes = new Map(tidied.nodes.map((node) => [node.id, boxOfNode(node, heights)]));
        const cards = [...boxes.values()];
        const connections = tidied.edges.map(({ id, source, sourceHandle, target }) =>
          connection(id, boxes.get(source)!, sourceHandle, boxes.get(target)!),
        );
        for (const places of drawn(cards, connections).values())
          expect(cards.filter((each) => runsThrough(places, each))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('roundedPath', () => {
  it('is straight where nothing turns, and rounds corners no wider than their legs', () => {
    const row = { from: { x: 0, y: 0 }, to: { x: 100, y: 0 }, turn: 20 };
    expect(roundedPath(placesAlong(row, plainRoute(row)))).toBe('M0 0L100 0');
    const step = { ...row, to: { x: 100, y: 10 } };
    expect(roundedPath(placesAlong(step, plainRoute(step)))).toBe('M0 0L45 0Q50 0 50 5L50 5Q50 10 55 10L100 10');
  });
});
