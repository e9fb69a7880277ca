/** How nodes are spoken of where graphs are compared: by their own names, and their fields by their types. */
import { useMemo } from 'react';
import { useNames, useNodeName, useNodeTypeOf } from '../editor/editor-context.ts';
import type { NodeSpeech } from '../graph/difference-words.ts';
import { fieldTitle, fieldValueWords } from '../graph/field-words.ts';

export function useNodeSpeech(): NodeSpeech {
  const name = useNodeName();
  const nodeTypeOf = useNodeTypeOf();
  const names = useNames();
  return useMemo(
    () => ({
      name,
      fieldTitle: (node, field) => fieldTitle(nodeTypeOf(node), field),
      fieldValue: (node, field) => fieldValueWords(nodeTypeOf(node), field, node.config[field], names),
    }),
    [name, nodeTypeOf, names],
  );
}
