/**
 * An automation as a file: what it is called, its graph, and enough of whom it names to find them again elsewhere. In go
 * an automation and what is known of agents, groups and segments; out comes JSON, and from a file's text an automation
 * again. Pure. What stays true: what was exported and is imported where everybody is still there is the same graph;
 * answers of the API and bare graphs are read too.
 */
import type { Condition } from '@switchboard/shared/condition';
import type { Graph } from '@switchboard/shared/graph';
import { asObject } from '../graph/json-schema.ts';
import type { Reference, ReferenceKind } from '../graph/references.ts';

/** What a file says of somebody, or something, that its graph names. */
export interface NamedReference extends Reference {
  name: string | null;
  /** Of an agent. */
  email?: string;
  /** Of a segment, so that it can be made anew. */
  condition?: Condition;
}

export interface ExportedAutomation {
  format: 'switchboard-automation';
  formatVersion: 1;
  name: string;
  description: string;
  graph: Graph;
  references: NamedReference[];
}

/** What was read of a file; its graph is not checked yet beyond being an object with nodes and edges. */
export interface ReadAutomation {
  name: string;
  description: string;
  graph: Graph;
  references: NamedReference[];
}

export function exportAutomation(
  automation: { name: string; description: string; graph: Graph },
  references: readonly NamedReference[],
): ExportedAutomation {
  const { name, description, graph } = automation;
  return { format: 'switchboard-automation', formatVersion: 1, name, description, graph, references: [...references] };
}

/** A file's name for an automation: “french-visitors-v3.json”. */
export function exportFileName(name: string, version: number | null): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return `${plain === '' ? 'automation' : plain}${version === null ? '' : `-v${version}`}.json`;
}

/**
 * @returns the automation, or a sentence that says why the text is none. A file without a format’s version is read as one
 * of 1
 */
export function readAutomationFile(text: string): ReadAutomation | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Said in the answer: what is not JSON is nothing that could be read.
    return 'This is not JSON. Choose a file that was exported from Switchboard.';
  }
  const file = asObject(value);
  if (file === null) return 'This JSON is not an automation: it should begin with a brace.';
  const { format, formatVersion = 1 } = file;
  if (format === 'switchboard-automation' && formatVersion !== 1) {
    return typeof formatVersion === 'number' && formatVersion > 1
      ? 'This file was exported from a newer Switchboard than this one.'
      : 'This is no file of Switchboard’s: its “formatVersion” should be 1.';
  }
  const graph = asObject(file.graph) ?? (Array.isArray(file.nodes) ? file : null);
  if (graph === null || !Array.isArray(graph.nodes) || !Array.isArray(graph.edges))
    return 'This JSON is not an automation: it has no graph with nodes and edges.';
  return {
    name: textOf(file.name, 200),
    description: textOf(file.description, 2_000),
    graph: graph as unknown as Graph,
    references: Array.isArray(file.references) ? file.references.flatMap(referenceOf) : [],
  };
}

function textOf(value: unknown, charactersAtMost: number): string {
  return typeof value === 'string' ? value.slice(0, charactersAtMost) : '';
}

const kinds: readonly string[] = ['agent', 'group', 'segment'] satisfies ReferenceKind[];

function referenceOf(value: unknown): NamedReference[] {
  const { kind, id, name, email, condition } = asObject(value) ?? {};
  if (typeof kind !== 'string' || !kinds.includes(kind) || typeof id !== 'string') return [];
  return [
    {
      kind: kind as ReferenceKind,
      id,
      name: typeof name === 'string' ? name : null,
      ...(typeof email === 'string' ? { email } : {}),
      ...(asObject(condition) === null ? {} : { condition: condition as Condition }),
    },
  ];
}
