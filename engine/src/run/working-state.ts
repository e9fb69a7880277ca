import type { Directory, Facts, TeamLoad } from '@switchboard/shared/facts';

/** What deciding changes as it goes: each automation sees it as its predecessors left it. Never changed in place. */
export interface WorkingState {
  facts: Facts;
  /** Null where it is not known, as when a past message is explained: then no agent is picked. */
  load: TeamLoad | null;
}

/** What deciding looks at and never changes. */
export interface Surroundings {
  directory: Directory;
  /** ISO 8601: the time deciding counts with. */
  now: string;
}
