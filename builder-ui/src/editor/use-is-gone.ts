import { useEditor } from './editor-context.ts';

/** Whether the automation was deleted meanwhile: until it is restored, nothing can be saved, tried or published. */
export function useIsGone(): boolean {
  return useEditor((state) => state.saveState === 'gone');
}
