/** What the server says of a condition while it is edited: doubts, and faults by the part they are about. */
import type { SegmentPreview } from '@switchboard/shared/segment';
import { useMemo } from 'react';
import { ApiError } from '../../api/api-error.ts';
import type { PartRemark } from '../../graph/condition-remarks.ts';

const partPrefix = '/condition';

interface Answer {
  data: SegmentPreview | undefined;
  error: Error | null;
  /** The answer is of the condition before. */
  isPlaceholderData: boolean;
}

/** @param answer null while the condition is not finished: then nothing is said of it */
export function useRemarks(answer: Answer | null): PartRemark[] {
  const { data, error, isPlaceholderData } = answer ?? { data: undefined, error: null, isPlaceholderData: false };
  return useMemo(() => {
    const warnings = isPlaceholderData ? [] : (data?.warnings ?? []);
    const faults = error instanceof ApiError ? (error.problem.errors ?? []) : [];
    return [
      ...faults
        .filter(({ pointer }) => pointer.startsWith(partPrefix))
        .map(({ pointer, detail }) => ({
          severity: 'error' as const,
          pointer: pointer.slice(partPrefix.length),
          message: detail.charAt(0).toUpperCase() + detail.slice(1),
        })),
      ...warnings.map(({ pointer, message }) => ({ severity: 'warning' as const, pointer, message })),
    ];
  }, [data, error, isPlaceholderData]);
}
