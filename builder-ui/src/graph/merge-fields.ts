/**
 * Two people's states of one node, note or frame, put together field by field. In go the state that both began from, and
 * both of theirs; out come the merged state, and the fields that both set differently. Pure. What stays true: what one
 * alone changed is in the merged state; whoever is called mine, the same fields collide. The fields of a configuration
 * stand each for itself as long as the node's type is the same all over; of another type it is another configuration.
 * Id and place are no fields: whoever calls this merges them.
 */
import { isSameValue } from './is-same-value.ts';

export type Side = 'mine' | 'theirs';

/** A field of a node's configuration, or one of the item's own: `name`, `disabled`, `type`, `text`, `title`, `size`, `tint`. */
export interface ItemField {
  of: 'configuration' | 'item';
  name: string;
}

export interface MergedFields {
  /** The item without id and place. */
  state: Record<string, unknown>;
  /** What both set, differently; in the merged state as the chosen side has it. */
  collisions: ItemField[];
}

type State = Readonly<Record<string, unknown>>;

/**
 * @param was null when both added it
 * @param side whose value a field gets that both set
 */
export function mergeFields(was: object | null, mine: object, theirs: object, side: Side): MergedFields {
  const states = [was ?? {}, mine, theirs] as [State, State, State];
  const isOneType = states.every((state) => isSameValue(typeOf(state), typeOf(states[1])));
  const [before, my, their] = states.map((state) => fieldsOf(state, isOneType)) as [Fields, Fields, Fields];
  const merged: MergedFields = { state: 'config' in mine && isOneType ? { config: {} } : {}, collisions: [] };
  for (const [key, field] of new Map([...their, ...my])) {
    const value = mergeValue(before.get(key)?.value, my.get(key)?.value, their.get(key)?.value);
    if (!value.collides) put(merged.state, field, value.merged);
    else {
      merged.collisions.push({ of: field.of, name: field.name });
      put(merged.state, field, (side === 'mine' ? my : their).get(key)?.value);
    }
  }
  return merged;
}

type Fields = ReadonlyMap<string, ItemField & { value: unknown }>;
const apart = new Set(['id', 'position']);
const typed = new Set(['type', 'version', 'config']);

function typeOf({ type, version }: State): unknown {
  return [type, version];
}

function fieldsOf(state: State, isOneType: boolean): Fields {
  const own = Object.entries(state).filter(([name]) => !apart.has(name));
  const fields = own.flatMap(([name, value]): (ItemField & { value: unknown })[] => {
    if (!('type' in state) || !typed.has(name)) return [{ of: 'item', name, value }];
    if (!isOneType) return name === 'type' ? [{ of: 'item', name, value: typedPart(state) }] : [];
    if (name !== 'config') return [{ of: 'item', name, value }];
    return Object.entries(value as State).map(([field, set]) => ({ of: 'configuration', name: field, value: set }));
  });
  return new Map(fields.map((field) => [`${field.of} ${field.name}`, field]));
}

/** Of nodes whose type was changed, type and configuration are one. */
function typedPart({ type, version, config }: State): State {
  return { type, version, config };
}

function mergeValue(was: unknown, mine: unknown, theirs: unknown): { collides: true } | { collides: false; merged: unknown } {
  if (isSameValue(mine, theirs) || isSameValue(theirs, was)) return { collides: false, merged: mine };
  return isSameValue(mine, was) ? { collides: false, merged: theirs } : { collides: true };
}

function put(state: Record<string, unknown>, { of, name }: ItemField, value: unknown): void {
  if (value === undefined) return;
  if (of === 'configuration') state['config'] = { ...(state['config'] as State), [name]: value };
  else if (name === 'type' && typeof value === 'object') Object.assign(state, value);
  else state[name] = value;
}
