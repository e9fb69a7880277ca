/**
 * A large automation from far, in one drawing: hundreds of cards and connections that are elements of their own would
 * have to be put together anew for every frame of a zoom. In go the edges to draw and what a drag shows; nodes are
 * read where React Flow keeps them. It takes no pointer: the cards' boxes under it do.
 */
import { useComputedColorScheme } from '@mantine/core';
import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useCardWords } from './card-context.tsx';
import type { DrawnEdge } from './drawn-edge.ts';
import { useEditor } from './editor-context.ts';
import { isPastShown } from './editor-store.ts';
import classes from './far-drawing.module.css';
import { keepPainted } from './far-painter.ts';
import type { FarLook } from './far-picture.ts';
import { faultsOf } from './faults-of.ts';
import type { CanvasItem, CardNode } from './flow-elements.ts';
import { inksOf } from './inks-of.ts';
import { farInks } from './paint-far.ts';
import type { DragStore } from './use-canvas-items.ts';

export function FarDrawing({ edges, drag }: { edges: readonly DrawnEdge[]; drag: DragStore }) {
  const flowStore = useStoreApi<CanvasItem>();
  const { nodeTypeOf, nodeName, path } = useCardWords();
  const diagnostics = useEditor((state) => (isPastShown(state) ? noDiagnostics : state.diagnostics));
  const writingId = useEditor((state) => state.writingId);
  const colorScheme = useComputedColorScheme('light');
  const ground = useRef<HTMLCanvasElement>(null);
  const palette = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another colour scheme is other inks.
  useEffect(() => {
    const surface = ground.current?.getContext('2d');
    if (surface == null || palette.current === null) return;
    const looks = new WeakMap<CardNode['data'], FarLook>();
    const newLook = ({ node }: CardNode['data']): FarLook => {
      const faults = faultsOf(diagnostics, node.id);
      return {
        kind: nodeTypeOf(node)?.kind ?? 'unknown',
        title: nodeName(node),
        outcome: path === null ? null : (path.outcomes.get(node.id) ?? 'not-reached'),
        fault: faults.length === 0 ? null : faults.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
      };
    };
    const lookOf = (data: CardNode['data']): FarLook => {
      const look = looks.get(data) ?? newLook(data);
      looks.set(data, look);
      return look;
    };
    return keepPainted(surface, flowStore, drag, { edges, lookOf, writingId, inks: inksOf(palette.current, farInks) });
  }, [flowStore, drag, edges, nodeTypeOf, nodeName, path, diagnostics, writingId, colorScheme]);

  return (
    <>
      <canvas ref={ground} className={classes.drawing} aria-hidden />
      <div ref={palette} hidden>
        {farInks.map((ink) => (
          <i key={ink} data-ink={ink} className={classes.ink} />
        ))}
      </div>
    </>
  );
}

const noDiagnostics: readonly never[] = [];
