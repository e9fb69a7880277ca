import type { Comparison } from '@switchboard/shared/condition';

/** A comparison that is to hold, or to fail. */
export interface Literal {
  comparison: Comparison;
  holds: boolean;
}

const counterparts: Partial<Record<Comparison['operator'], Comparison['operator']>> = {
  'is-not': 'is',
  'not-in': 'in',
  'does-not-contain': 'contains',
  'does-not-exist': 'exists',
};

/** Without the operators that only say “not”. */
export function plain({ comparison, holds }: Literal): Literal {
  const counterpart = counterparts[comparison.operator];
  return counterpart === undefined
    ? { comparison, holds }
    : { comparison: { ...comparison, operator: counterpart }, holds: !holds };
}
