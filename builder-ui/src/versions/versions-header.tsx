/** The head of the versions: back to the editor, and what can be done with the state looked at. */
import { ActionIcon, Button, Title } from '@mantine/core';
import type { Automation } from '@switchboard/shared/automation';
import type { Graph } from '@switchboard/shared/graph';
import { IconArrowBackUp, IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useExport } from '../exchange/use-export.ts';
import type { StateKey } from './compared.ts';
import classes from './versions-page.module.css';

interface VersionsHeaderProps {
  automation: Automation;
  name: string;
  shown: StateKey;
  /** The graph of what is shown; null or undefined while it is not there. */
  graph: Graph | null | undefined;
  /** Null for who may only look. */
  onRestore: ((version: number) => void) | null;
}

export function VersionsHeader({ automation, name, shown, graph, onRestore }: VersionsHeaderProps) {
  const exportGraph = useExport();
  const editor = `/automations/${encodeURIComponent(automation.id)}`;
  return (
    <header className={classes.header}>
      <div className={classes.identity}>
        <ActionIcon component={Link} href={editor} aria-label="Back to the editor">
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <Title order={1} tabIndex={-1} className={classes.title}>
          Versions of {name}
        </Title>
      </div>
      <div className={classes.actions} aria-busy={!graph || exportGraph === null}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={!graph || exportGraph === null}
          onClick={() =>
            graph
              ? exportGraph?.({ name, description: automation.description, graph }, shown === 'draft' ? null : shown)
              : undefined
          }
        >
          {shown === 'draft' ? 'Export draft' : `Export version ${shown}`}
        </Button>
        {onRestore === null ? null : shown === 'draft' ? (
          <Button component={Link} href={editor} size="xs">
            Edit draft
          </Button>
        ) : (
          <Button
            size="xs"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            disabled={graph === null || graph === undefined}
            onClick={() => onRestore(shown)}
          >
            Restore version {shown}
          </Button>
        )}
      </div>
    </header>
  );
}
