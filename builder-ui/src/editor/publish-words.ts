import type { EditorState } from './editor-store.ts';

/** What publishing is called: a paused automation decides again with the new version, which is said before it is done. */
export function publishWords({ publishedVersion, status }: Pick<EditorState, 'publishedVersion' | 'status'>): string {
  return `Publish version ${(publishedVersion ?? 0) + 1}${status === 'paused' ? ' and resume' : ''}`;
}
