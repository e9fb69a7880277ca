import type { EditorState } from './editor-store.ts';

/** Why the draft is not with the server after it was to be saved, to go on a sentence such as “Not published: …”. */
export function unsavedWords({ saveState, saveProblem }: Pick<EditorState, 'saveState' | 'saveProblem'>): string {
  if (saveState === 'gone') return 'this automation was deleted.';
  if (saveState === 'conflict') return 'a colleague changed the same meanwhile. Choose first what it shall be.';
  return saveProblem === null ? 'the draft could not be saved.' : `the draft could not be saved. ${saveProblem}`;
}
