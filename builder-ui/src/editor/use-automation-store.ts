import type { Automation } from '@switchboard/shared/automation';
import { useLayoutEffect, useState } from 'react';
import { useShownAgent } from '../app/shown-agent.ts';
import { useIsAdministrator } from '../app/use-is-administrator.ts';
import { type EditorStore, editorStoreFor } from './editor-store.ts';

/** The store of an automation's editor. Only administrators change automations: for others it is read only, at any time. */
export function useAutomationStore(automation: Automation): EditorStore {
  const mayChange = useIsAdministrator();
  const agentId = useShownAgent()?.id ?? '';
  const [store] = useState(() => editorStoreFor(automation, { agentId, mayChange }));
  // Before anything of the page acts on it: a role may change while it is open.
  useLayoutEffect(() => store.getState().setMayChange(mayChange), [store, mayChange]);
  return store;
}
