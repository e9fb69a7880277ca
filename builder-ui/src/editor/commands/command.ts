/**
 * What can be done in the editor, as data: one table (`commands.ts`) that the keyboard, the menus and the search for
 * commands read. A command asks its context for everything it needs and holds no state of its own.
 */
import type { GraphNode } from '@switchboard/shared/graph';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import type { ReactFlowInstance } from '@xyflow/react';
import type { Names } from '../../graph/condition-words.ts';
import type { Edit } from '../../graph/edit.ts';
import { type EditorState, type EditorStore, isReadOnly } from '../editor-store.ts';
import type { CanvasItem } from '../flow-elements.ts';

export interface Point {
  x: number;
  y: number;
}

/** What the canvas is, for who acts on it from outside; the same object as long as the editor is open. */
export interface CanvasPlace {
  /** The region “Canvas”; null while it is not there. */
  element: HTMLElement | null;
  /** Where the pointer is, in pixels of the window; null when it is not over the canvas. */
  pointer: Point | null;
}

export interface CommandContext {
  store: EditorStore;
  flow: ReactFlowInstance<CanvasItem>;
  canvas: CanvasPlace;
  nodeTypes: readonly NodeTypeDescription[];
  nodeTypeOf: (node: Pick<GraphNode, 'type' | 'version'>) => NodeTypeDescription | undefined;
  nodeName: (node: GraphNode) => string;
  names: Names;
  /** Applies an edit to the draft, under the name that undo calls it by. */
  edit: (edit: Edit) => void;
  save: () => Promise<void>;
  /** Gives what is drawn to the reader as a file. */
  exportDraft: () => Promise<void>;
  publish: () => Promise<void>;
}

/** Headings, in the order in which menus and the sheet of shortcuts show them. */
export const commandGroups = ['Walk', 'Connect', 'Edit', 'Selection', 'Nodes', 'Move', 'Arrange', 'View', 'Automation'] as const;
export type CommandGroup = (typeof commandGroups)[number];

export interface EditorCommand {
  id: string;
  group: CommandGroup;
  /** As it stands in a menu; a function where it says what it is about (“Undo move of 3 nodes”). */
  title: string | ((state: EditorState) => string);
  /** As `matchesKeys` reads them; the first is the one that is shown. */
  keys: readonly string[];
  /**
   * Where its keys count: in the whole editor, only when the canvas has the focus, or there and on a node of the outline,
   * which is then the one that is meant. Single characters count on what has the focus alone, so that they are never typed
   * by accident (WCAG 2.1.4).
   */
  where: 'editor' | 'canvas' | 'node';
  /** The browser turns its keys into an event of its own (copy, cut, paste), which is listened to instead. */
  isNative?: boolean;
  /** What it changes: the graph, which rests while another is looked at, or else of the automation; null for neither. */
  changes: 'graph' | 'automation' | null;
  isEnabled: (state: EditorState) => boolean;
  run: (context: CommandContext) => void;
}

/** A command's title at this moment. */
export function titleOf(command: Pick<EditorCommand, 'title'>, state: EditorState): string {
  return typeof command.title === 'string' ? command.title : command.title(state);
}

/** Whether who is here may ever do it; what they may not is in no menu. */
export function isOffered({ changes }: Pick<EditorCommand, 'changes'>, { mayChange }: Pick<EditorState, 'mayChange'>): boolean {
  return changes === null || mayChange;
}

export function isAvailable(command: EditorCommand, state: EditorState): boolean {
  if (!isOffered(command, state) || (command.changes === 'graph' && isReadOnly(state))) return false;
  return command.isEnabled(state);
}
