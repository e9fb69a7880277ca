/**
 * What a template is: a name, what it asks for, and a graph made of the answers. Pure. What stays true: every template
 * makes a whole graph whatever was answered; what was left open is left out of a node's configuration, so that the draft
 * shows it as a fault that leads to the field.
 */
import type { Graph } from '@switchboard/shared/graph';

export type AskKind = 'group' | 'agent' | 'segment' | 'language' | 'words';

export interface Ask {
  name: string;
  label: string;
  description?: string;
  kind: AskKind;
}

/** Asked for several times, such as a language and its group. */
export interface AskedRows {
  /** What one of them is: “Language”. */
  one: string;
  asks: readonly Ask[];
  initial: readonly Answers[];
  atMost: number;
}

/** By the name of the ask; an empty text for what is left open. */
export type Answers = Readonly<Record<string, string>>;

export interface Filled {
  answers: Answers;
  rows: readonly Answers[];
  /** Whether there is a node type here, for nodes that a template can do without. */
  has: (type: string) => boolean;
  /** IANA name of the reader's time zone. */
  timeZone: string;
}

export interface Template {
  id: string;
  title: string;
  /** One sentence: what it does, for whom. */
  summary: string;
  /** Node types it cannot do without. */
  needs: readonly string[];
  asks: readonly Ask[];
  rows?: AskedRows;
  build: (filled: Filled) => Graph;
}
