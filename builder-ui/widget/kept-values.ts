/** Values under names in a browser's storage. What stays true: where nothing can be kept there is nothing, and that is said once. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface KeptValues {
  read<T>(name: string): T | null;
  /** Null forgets what was kept. */
  keep(name: string, value: unknown): void;
}

/** @param shelf called when something is read or kept, since a browser may refuse to hand its storage out */
export function createKeptValues(shelf: () => Shelf): KeptValues {
  let hasSaid = false;
  function sayOnce(error: unknown): void {
    if (!hasSaid) console.info('The chat cannot remember anything here.', error);
    hasSaid = true;
  }
  return {
    read<T>(name: string) {
      try {
        const kept = shelf().getItem(name);
        return kept === null ? null : (JSON.parse(kept) as T);
      } catch (error) {
        sayOnce(error);
        return null;
      }
    },
    keep(name, value) {
      try {
        if (value === null) shelf().removeItem(name);
        else shelf().setItem(name, JSON.stringify(value));
      } catch (error) {
        sayOnce(error);
      }
    },
  };
}
