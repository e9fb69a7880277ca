/**
 * Keeps the draft's diagnostics true: a moment after the last edit the server is asked what is wrong with it. Answers
 * about an older draft are dropped; when the server cannot be asked, what was known before stays.
 */
import { useEffect } from 'react';
import { validateGraph } from '../api/automations.ts';
import { useEditor, useEditorStore } from './editor-context.ts';

const quietMs = 350;

export function useDiagnostics(): void {
  const store = useEditorStore();
  const graph = useEditor((state) => state.history.present);
  useEffect(() => {
    const aborter = new AbortController();
    const timer = setTimeout(() => {
      validateGraph(graph, aborter.signal).then(
        (diagnostics) => store.getState().setDiagnostics(diagnostics),
        // Validation is help while drawing: publishing asks again, and saving says when the server is away.
        () => undefined,
      );
    }, quietMs);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [graph, store]);
}
