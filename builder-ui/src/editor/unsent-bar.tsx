/** For who may not change automations any more: what they changed before is not in the draft that they look at. */
import { useShownAgent } from '../app/shown-agent.ts';
import { useEditor } from './editor-context.ts';
import { isUnsaved } from './editor-store.ts';
import { keptDrafts } from './kept-drafts.ts';
import { ReminderBar } from './reminder-bar.tsx';

const noMore = 'You are no administrator any more.';

export function UnsentBar() {
  const agentId = useShownAgent()?.id ?? '';
  const automationId = useEditor((state) => state.automationId);
  const mayChange = useEditor((state) => state.mayChange);
  const unsaved = useEditor(isUnsaved);
  const isKept = useEditor((state) => state.isKept);
  if (mayChange) return null;
  if (unsaved && !isKept) {
    return (
      <ReminderBar
        words={`${noMore} What you changed is not saved, and could not be kept in this browser: it is lost when you leave this page.`}
      />
    );
  }
  if (!keptDrafts(localStorage, automationId, agentId).some(({ draft: { why } }) => why === 'unsent')) return null;
  return (
    <ReminderBar
      words={`${noMore} What you changed is not saved, it is kept in this browser. The draft that is shown is without it.`}
    />
  );
}
