/** What a node's configuration holds that its form has no field for, each part with what is wrong and a way to remove it. */
import { Button, Text } from '@mantine/core';
import type { GraphNode } from '@switchboard/shared/graph';
import { type StrayPart, withoutPart } from '../../graph/stray-parts.ts';
import { useEdit } from '../editor-context.ts';
import { configId } from './config-id.ts';
import { allFaults, branch, type FaultTree } from './faults-of-node.ts';
import classes from './form.module.css';

interface StrayListProps {
  node: GraphNode;
  parts: readonly StrayPart[];
  faults: FaultTree;
  readOnly: boolean;
}

export function StrayList({ node, parts, faults, readOnly }: StrayListProps) {
  const edit = useEdit();
  return (
    <ul className={classes.strays} aria-label="What has no field here">
      {parts.map((part) => {
        const { path, value, list } = part;
        const name = list === null ? `“${path.at(-1)}”` : `Entry ${Number(path.at(-1)) + 1} of “${list}”`;
        const fault = allFaults(path.reduce<FaultTree | undefined>((tree, step) => branch(tree, String(step)), faults));
        return (
          <li key={path.join('/')} className={classes.stray} data-field={[configId(node.id), ...path].join('_')}>
            <div>
              <Text size="sm">
                {name}: {shortened(value)}
              </Text>
              {fault.length === 0 ? null : (
                <Text size="xs" c="var(--mantine-color-error)">
                  {fault.join(' ')}
                </Text>
              )}
            </div>
            {readOnly ? null : (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Remove it: ${name}`}
                onClick={() => edit({ kind: 'configure', nodeId: node.id, config: withoutPart(node.config, path) })}
              >
                Remove it
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const charactersAtMost = 120;

function shortened(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= charactersAtMost ? text : `${text.slice(0, charactersAtMost)}…`;
}
