/** The order of names in lists: as a reader expects, “Agent 9” before “Agent 10”, case and accents aside. */
export const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
