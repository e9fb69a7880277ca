/**
 * Which agents have a browser open at this process. In: streams of live updates that open and close. Out: the agents to
 * note as seen. What stays true: an agent is seen as long as one of their streams is open, and once more after the last
 * was closed, so that the time of its end is known.
 */
export interface PresenceRegister {
  /** A stream of an agent opened. @returns to call when it is closed */
  opened(agentId: string): () => void;
  /** The agents seen since the last call: with an open stream, or with one closed meanwhile. */
  takeSeen(): string[];
  /** Calls back when an agent without an open stream gets one. */
  onArrival(listener: () => void): void;
}

export function createPresenceRegister(): PresenceRegister {
  const open = new Map<string, number>();
  const closed = new Set<string>();
  const listeners: (() => void)[] = [];
  return {
    opened(agentId) {
      const present = open.get(agentId) ?? 0;
      open.set(agentId, present + 1);
      if (present === 0) for (const listener of listeners) listener();
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        const left = open.get(agentId)! - 1;
        if (left > 0) open.set(agentId, left);
        else {
          open.delete(agentId);
          closed.add(agentId);
        }
      };
    },
    takeSeen() {
      const seen = new Set([...open.keys(), ...closed]);
      closed.clear();
      return [...seen].sort();
    },
    onArrival(listener) {
      listeners.push(listener);
    },
  };
}
