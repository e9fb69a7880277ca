import { SwitchboardError } from '@switchboard/shared/problem';

/** What an API key's scopes say, and what a route asks for. */
export const rights = ['messages:write', 'read', 'write', 'admin'] as const;
export type Right = (typeof rights)[number];

/** Who asks: an API key, or an agent who is logged in. */
export interface Principal {
  kind: 'key' | 'agent';
  /** The key's or agent's id, as timelines and the audit name it. */
  id: string;
  name: string;
  rights: ReadonlySet<Right>;
}

/** The product itself, where no rights are asked for. */
export const allSeeing: Principal = { kind: 'key', id: 'switchboard', name: 'Switchboard', rights: new Set(rights) };

/** @throws SwitchboardError `forbidden` when the principal lacks the right */
export function requireRight(principal: Principal, right: Right): void {
  if (principal.rights.has(right)) return;
  const who = principal.kind === 'key' ? `This API key has no scope "${right}".` : 'Your role does not allow this.';
  throw new SwitchboardError('forbidden', who);
}
