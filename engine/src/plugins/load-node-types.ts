/**
 * Finds and loads the node types: the built-in ones and those of the operator's folders, all the same way.
 * In: folders. Out: a registry, and the problems met, each with its file. What stays true: a broken file is told and
 * left out, and stops nothing else; a built-in type cannot be replaced; the order is that of the folders, then of the
 * file names. A new built-in type is a new file in `engine/src/nodes`, and nothing else.
 *
 * This is the only place that reads node types from disk. They run with the product's rights: put there only what you
 * trust.
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { NodeType } from '@switchboard/shared/node-type';
import { compareCodeUnits } from '../compile/order-nodes.ts';
import { createNodeTypeRegistry, type NodeTypeRegistry } from '../nodes/registry.ts';
import { checkExamples, checkNodeType, checkSchema } from './check-node-type.ts';
import { guardNodeType } from './guard-node-type.ts';

export interface NodeTypeProblem {
  /** The file or folder at fault. */
  file: string;
  /** A sentence for whoever put it there. */
  message: string;
}

/** How long a file may take to load; one that waits for ever would keep the product from starting. */
const loadTimeoutMs = 10_000;

/**
 * @param customFolders folders of custom node types; each `.js` or `.mjs` file in them default-exports one
 * @returns the registry, and what could not be loaded
 */
export async function loadNodeTypes(
  customFolders: readonly string[],
): Promise<{ registry: NodeTypeRegistry; problems: NodeTypeProblem[] }> {
  const nodeTypes = await loadBuiltIn();
  const problems: NodeTypeProblem[] = [];
  for (const folder of customFolders) {
    for (const file of await filesOf(folder, ['.js', '.mjs'], problems)) {
      try {
        const nodeType = guardNodeType(checkNodeType(await defaultExportOf(file)));
        checkSchema(nodeType);
        checkExamples(nodeType);
        if (nodeTypes.some(({ type, version }) => type === nodeType.type && version === nodeType.version)) {
          throw new Error(`There is a node type “${nodeType.type}” of version ${nodeType.version} already.`);
        }
        nodeTypes.push(nodeType);
      } catch (error) {
        problems.push({ file, message: messageOf(error) });
      }
    }
  }
  return { registry: createNodeTypeRegistry(nodeTypes), problems };
}

/** The files of `engine/src/nodes`; those without a default export only serve the others. */
async function loadBuiltIn(): Promise<NodeType[]> {
  const nodeTypes: NodeType[] = [];
  const folder = fileURLToPath(new URL('../nodes', import.meta.url));
  const problems: NodeTypeProblem[] = [];
  for (const file of await filesOf(folder, [path.extname(fileURLToPath(import.meta.url))], problems)) {
    const nodeType = await defaultExportOf(file);
    if (nodeType !== undefined) nodeTypes.push(checkNodeType(nodeType));
  }
  if (problems[0] !== undefined) throw new Error(`The built-in node types cannot be read: ${problems[0].message}`);
  return nodeTypes;
}

async function filesOf(folder: string, extensions: readonly string[], problems: NodeTypeProblem[]): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => extensions.includes(path.extname(name)) && !name.startsWith('.') && !/\.(test|d)\.[a-z]+$/.test(name))
      .sort(compareCodeUnits)
      .map((name) => path.resolve(folder, name));
  } catch (error) {
    problems.push({ file: folder, message: `The folder cannot be read: ${messageOf(error)}` });
    return [];
  }
}

async function defaultExportOf(file: string): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The file took longer than ${loadTimeoutMs / 1_000} s to load.`)), loadTimeoutMs);
  });
  try {
    const module: { default?: unknown } = await Promise.race([import(pathToFileURL(file).href), tooLate]);
    return module.default;
  } finally {
    clearTimeout(timer);
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.name === 'Error' ? error.message : `${error.name}: ${error.message}`;
  return String(error);
}
