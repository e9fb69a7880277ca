/** What all parts of one condition editor share: what can be asked about, whether it may be changed, what is remarked. */
import { createContext, useContext } from 'react';
import type { KnownAttribute } from '../graph/comparison-choices.ts';
import type { ConditionScope } from '../graph/condition-group.ts';
import type { PartRemark } from '../graph/condition-remarks.ts';

export interface ConditionSetting {
  scope: ConditionScope;
  readOnly: boolean;
  attributes: readonly KnownAttribute[];
  remarks: readonly PartRemark[];
}

export const ConditionContext = createContext<ConditionSetting>({
  scope: 'message',
  readOnly: false,
  attributes: [],
  remarks: [],
});

export function useCondition(): ConditionSetting {
  return useContext(ConditionContext);
}
