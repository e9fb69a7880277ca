/** What a file names that is not here, each with the choice of what is meant instead. */
import { Stack } from '@mantine/core';
import { SearchedSelect } from '../app/searched-select.tsx';
import { missingWords } from './missing-words.ts';
import { type Choices, type ImportPlan, nodeTypeKey, referenceKey, type Workspace } from './plan-import.ts';

interface MissingListProps {
  plan: ImportPlan;
  workspace: Workspace;
  choices: Choices;
  /** @param value null leaves it as in the file */
  onChoose: (key: string, value: string | null) => void;
}

export function MissingList({ plan, workspace, choices, onChoose }: MissingListProps) {
  const common = (key: string) => ({
    size: 'sm' as const,
    clearable: true,
    clearButtonProps: { 'aria-label': 'Leave it as in the file' },
    placeholder: 'Left as in the file',
    nothingFoundMessage: 'Nothing is called so',
    value: choices.get(key) ?? null,
    onChange: (value: string | null) => onChoose(key, value),
  });
  return (
    <Stack gap="sm">
      {plan.nodeTypes.map((nodeType) => (
        <SearchedSelect
          key={nodeTypeKey(nodeType)}
          {...common(nodeTypeKey(nodeType))}
          label={`Node type “${nodeType.type}”, version ${nodeType.version}, is not here`}
          description={`${nodeType.count === 1 ? 'One node is' : `${nodeType.count} nodes are`} of it`}
          data={workspace.nodeTypes.map((known) => ({ value: nodeTypeKey(known), label: labelOf(known, workspace) }))}
        />
      ))}
      {plan.references.map((reference) => (
        <SearchedSelect
          key={referenceKey(reference)}
          {...common(referenceKey(reference))}
          label={`${missingWords(reference)} is not here`}
          data={workspace[reference.kind].map((known) => ({ value: known.id, label: known.name }))}
        />
      ))}
    </Stack>
  );
}

/** A title, with its version where there are several of the same type. */
function labelOf({ type, version, title }: Workspace['nodeTypes'][number], { nodeTypes }: Workspace): string {
  return nodeTypes.filter((other) => other.type === type).length > 1 ? `${title}, version ${version}` : title;
}
