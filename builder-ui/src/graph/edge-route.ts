/**
 * How connections run: in right angles from port to port, and around the cards between, so that none seems to lead on
 * what only lies in its way. In go cards and the ends of connections, in the canvas' units; out come routes. Pure. What
 * stays true: a connection whose plain way is clear takes it, and so does one for which no clear way is found; either steps
 * aside a little where it would run up or down on another's line.
 */
import type { Box } from './box.ts';

export interface Place {
  x: number;
  y: number;
}

/** Where a connection begins and ends, and how far from its ports it turns. */
export interface Ends {
  from: Place;
  to: Place;
  turn: number;
}

export interface Connection extends Ends {
  id: string;
  source: string;
  port: string;
  target: string;
}

/** Leaves the row of its source at `leaveX`, runs along `laneY`, and enters the row of its target at `enterX`. */
export interface Route {
  leaveX: number;
  laneY: number;
  enterX: number;
}

/** The way when nothing is between: one step in the middle, or back between the rows. */
export function plainRoute({ from, to, turn }: Ends): Route {
  const middle = (from.x + to.x) / 2;
  return from.x + turn < to.x - turn
    ? { leaveX: middle, laneY: to.y, enterX: middle }
    : { leaveX: from.x + turn, laneY: (from.y + to.y) / 2, enterX: to.x - turn };
}

/** Where what is written on a connection stands: in the middle of its lane, or of its step. */
export function labelPlace({ from, to }: Pick<Ends, 'from' | 'to'>, { leaveX, laneY, enterX }: Route): Place {
  return { x: (leaveX + enterX) / 2, y: leaveX === enterX ? (from.y + to.y) / 2 : laneY };
}

/** The ends of a route's legs, from port to port. */
export function placesAlong({ from, to }: Pick<Ends, 'from' | 'to'>, { leaveX, laneY, enterX }: Route): Place[] {
  return [from, { x: leaveX, y: from.y }, { x: leaveX, y: laneY }, { x: enterX, y: laneY }, { x: enterX, y: to.y }, to];
}

/** Kept clear around a card, and around a connection for others that have nothing to do with it. */
const clearance = { card: 6, connection: 10 } as const;
/** How far from what is kept clear a lane may run, the nearest first. */
const laneGaps = [10, 22, 34] as const;

/** Closer than this, two that run up or down are taken for one; and how far one steps aside for the other. */
const uprightGap = 8;
const stepsAside = [1, -1, 2, -2, 3, -3].map((steps) => steps * uprightGap);
const farthestAside = 4 * uprightGap;

/** Looking further for a way apart from others takes long, and leads far away from what it connects. */
const clearWaysAtMost = 12;

/** Routes of those connections that do not take the plain one. */
export function routesAround(cards: readonly Box[], connections: readonly Connection[]): Map<string, Route> {
  const bounds = cards.map((card) => ({ card, around: grown(card, clearance.card) }));
  const obstaclesOf = (connection: Connection): Room[] =>
    within(bounds, connection).flatMap(({ card, around }) => {
      if (card.id === connection.source || card.id === connection.target) return [card];
      // Whatever covers an end is in every way: it keeps none from going around the others.
      return isOver(around, connection.from) || isOver(around, connection.to) ? [] : [around];
    });
  const all: Obstructed[] = connections.map((connection) => ({ connection, obstacles: obstaclesOf(connection) }));
  const blocked: Obstructed[] = [];
  const taken: Taken[] = [];
  const take = (of: Connection, legs: readonly Leg[]): void => {
    for (const leg of legs) taken.push({ of, room: grown(boxOf(leg), clearance.connection) });
  };
  for (const { connection, obstacles } of all) {
    const plain = placesAlong(connection, plainRoute(connection));
    if (isClear(plain, obstacles)) take(connection, levelLegs(plain));
    else blocked.push({ connection, obstacles });
  }
  const routes = new Map<string, Route>();
  for (const { connection, obstacles } of blocked) {
    const foreign = taken.filter(({ of }) => !mayRunTogether(of, connection)).map(({ room }) => room);
    const route = bestWay(connection, obstacles, foreign);
    if (route === undefined) continue;
    routes.set(connection.id, route);
    take(connection, levelLegs(placesAlong(connection, route)));
  }
  stepAside(all, routes);
  return routes;
}

/** Moves what runs up or down on the line of another, the later one of the two, as far as there is room. */
function stepAside(all: readonly Obstructed[], routes: Map<string, Route>): void {
  const uprights: { of: Connection; leg: Leg }[] = [];
  for (const { connection, obstacles } of all) {
    const route = routes.get(connection.id) ?? plainRoute(connection);
    const near = uprights.filter(
      ({ of, leg: [{ x }] }) =>
        Math.min(Math.abs(x - route.leaveX), Math.abs(x - route.enterX)) < farthestAside && !mayRunTogether(of, connection),
    );
    const isApart = (way: Route): boolean =>
      uprightLegs(placesAlong(connection, way)).every((leg) => !near.some((other) => isOnOneLine(leg, other.leg)));
    const aside = stepsAside
      .map((by) => movedAside(route, by))
      .filter(({ leaveX, enterX }) => leaveX >= connection.from.x + uprightGap && enterX <= connection.to.x - uprightGap);
    const way = isApart(route)
      ? route
      : (aside.find((each) => isApart(each) && isClear(placesAlong(connection, each), obstacles)) ?? route);
    if (way !== route) routes.set(connection.id, way);
    for (const leg of uprightLegs(placesAlong(connection, way))) uprights.push({ of: connection, leg });
  }
}

/** A step moves as one; of a way along a lane both ends move away from their cards, or nearer. */
function movedAside({ leaveX, laneY, enterX }: Route, by: number): Route {
  return { leaveX: leaveX + by, laneY, enterX: leaveX === enterX ? enterX + by : enterX - by };
}

function isOnOneLine([a, b]: Leg, [c, d]: Leg): boolean {
  const shared = Math.min(Math.max(a.y, b.y), Math.max(c.y, d.y)) - Math.max(Math.min(a.y, b.y), Math.min(c.y, d.y));
  return Math.abs(a.x - c.x) < uprightGap && shared > uprightGap;
}

/** The shortest clear way that runs apart from other connections; where they are too many, the shortest clear one. */
function bestWay(ends: Ends, obstacles: readonly Room[], foreign: readonly Room[]): Route | undefined {
  const clear: Route[] = [];
  for (const way of waysAround(ends, obstacles)) {
    const places = placesAlong(ends, way);
    if (!isClear(places, obstacles)) continue;
    if (levelLegs(places).every((leg) => !isHit(leg, foreign))) return way;
    if (clear.push(way) === clearWaysAtMost) break;
  }
  return clear[0];
}

type Room = Omit<Box, 'id'>;
/** A connection, and what may be in its way. */
interface Obstructed {
  connection: Connection;
  obstacles: Room[];
}
type Leg = readonly [from: Place, to: Place];

/** Where another connection runs already. */
interface Taken {
  of: Connection;
  room: Room;
}

/** What can be in the way at all: every way lies between the ends, and where they turn. */
function within<Bounded extends { around: Room }>(bounds: readonly Bounded[], { from, to, turn }: Ends): Bounded[] {
  const [west, east] = [Math.min(from.x, to.x - turn), Math.max(from.x + turn, to.x)];
  return bounds.filter(({ around: { x, width } }) => x < east && x + width > west);
}

/** Those of one port, and those into one card. */
function mayRunTogether(a: Connection, b: Connection): boolean {
  return a.target === b.target || (a.source === b.source && a.port === b.port);
}

/**
 * The ways that are tried: with one step at another place, then along lanes above and below cards, the shortest first. Only
 * those that come from both ends as far as they turn, which are few of many.
 */
function waysAround({ from, to, turn }: Ends, obstacles: readonly Room[]): Route[] {
  const [left, right] = [from.x + turn, to.x - turn];
  const alongRows = common(clearAlong('x', from, obstacles), clearAlong('x', to, obstacles));
  const alongTurns = common(
    clearAlong('y', { x: left, y: from.y }, obstacles),
    clearAlong('y', { x: right, y: to.y }, obstacles),
  );
  // Each place once, and none made that is out of reach: on a large graph these are most of the time.
  const steps = new Set([left, right].filter((x) => left <= right && isIn(alongRows, x)));
  const lanes = new Set<number>();
  for (const { x, y, width, height } of obstacles) {
    for (const side of [x - laneGaps[0], x + width + laneGaps[0]])
      if (side > left && side < right && isIn(alongRows, side)) steps.add(side);
    for (const gap of laneGaps) {
      if (isIn(alongTurns, y - gap)) lanes.add(y - gap);
      if (isIn(alongTurns, y + height + gap)) lanes.add(y + height + gap);
    }
  }
  const longer = (laneY: number): number => Math.abs(laneY - from.y) + Math.abs(laneY - to.y);
  return [
    ...[...steps].map((x) => ({ leaveX: x, laneY: to.y, enterX: x })),
    ...[...lanes].sort((a, b) => longer(a) - longer(b)).map((laneY) => ({ leaveX: left, laneY, enterX: right })),
  ];
}

interface Range {
  least: number;
  most: number;
}

/** How far one comes from a place to both sides, before something is in the way. */
function clearAlong(axis: 'x' | 'y', place: Place, obstacles: readonly Room[]): Range {
  const range = { least: -Infinity, most: Infinity };
  for (const { x, y, width, height } of obstacles) {
    const isInLine = axis === 'x' ? place.y > y && place.y < y + height : place.x > x && place.x < x + width;
    if (!isInLine) continue;
    const [start, end] = axis === 'x' ? [x, x + width] : [y, y + height];
    if (start >= place[axis]) range.most = Math.min(range.most, start);
    else range.least = Math.max(range.least, end);
  }
  return range;
}

function common(a: Range, b: Range): Range {
  return { least: Math.max(a.least, b.least), most: Math.min(a.most, b.most) };
}

function isIn({ least, most }: Range, at: number): boolean {
  return at >= least && at <= most;
}

function legsOf(places: readonly Place[]): Leg[] {
  return places.slice(1).map((to, index) => [places[index] ?? to, to]);
}

/** Connections may cross, but two that run along one row are taken for each other. */
function levelLegs(places: readonly Place[]): Leg[] {
  return legsOf(places).filter(([from, to]) => from.y === to.y && from.x !== to.x);
}

function uprightLegs(places: readonly Place[]): Leg[] {
  return legsOf(places).filter(([from, to]) => from.x === to.x && from.y !== to.y);
}

function isOver({ x, y, width, height }: Room, place: Place): boolean {
  return place.x > x && place.x < x + width && place.y > y && place.y < y + height;
}

function isClear(places: readonly Place[], obstacles: readonly Room[]): boolean {
  return legsOf(places).every((leg) => !isHit(leg, obstacles));
}

function isHit(leg: Leg, rooms: readonly Room[]): boolean {
  const { x: left, y: top, width: along, height: down } = boxOf(leg);
  return rooms.some(({ x, y, width, height }) => left < x + width && left + along > x && top < y + height && top + down > y);
}

function boxOf([a, b]: Leg): Room {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

function grown({ x, y, width, height }: Room, by: number): Room {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

const cornerRadius = 12;

/** The legs as a path of SVG, with round corners. */
export function roundedPath(places: readonly Place[]): string {
  const apart = places.filter((place, index) => index === 0 || distance(place, places[index - 1] ?? place) > 0);
  const turning = apart.filter((place, index) => {
    const [before, after] = [apart[index - 1], apart[index + 1]];
    const goesOn = (axis: 'x' | 'y'): boolean => before?.[axis] === place[axis] && place[axis] === after?.[axis];
    return !goesOn('x') && !goesOn('y');
  });
  return turning
    .map((place, index) => {
      const [before, after] = [turning[index - 1], turning[index + 1]];
      if (before === undefined) return `M${place.x} ${place.y}`;
      if (after === undefined) return `L${place.x} ${place.y}`;
      const radius = Math.min(cornerRadius, distance(before, place) / 2, distance(place, after) / 2);
      const [start, end] = [towards(place, before, radius), towards(place, after, radius)];
      return `L${start.x} ${start.y}Q${place.x} ${place.y} ${end.x} ${end.y}`;
    })
    .join('');
}

/** Along a leg, which is level or upright. */
function distance(a: Place, b: Place): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Place, to: Place, by: number): Place {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}
