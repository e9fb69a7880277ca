/**
 * An automation from a file: chosen, dropped or pasted; then what of it is not here, each to be put in place by something
 * that is; then a draft. What stays true: nothing is created before the reader says so, and what has no place, or cannot be
 * drawn, is told.
 */
import { Alert, Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { ApiError } from '../api/api-error.ts';
import { useAutomations, useCreateAutomation, validateGraph } from '../api/automations.ts';
import { nameOfCopy } from '../api/name-of-copy.ts';
import { problemSentence } from '../app/words/problem-sentence.ts';
import { newId } from '../editor/new-id.ts';
import { ChooseAutomationFile } from './choose-automation-file.tsx';
import { type ReadAutomation, readAutomationFile } from './exported-automation.ts';
import { mendGraph } from './mend-graph.ts';
import { MissingList } from './missing-list.tsx';
import { noteMissing } from './note-missing.ts';
import { placeInFile } from './place-in-file.ts';
import {
  applyChoices,
  type ImportPlan,
  nodeTypeFinder,
  nodeTypeKey,
  planImport,
  referenceKey,
  type Workspace,
} from './plan-import.ts';
import { useWorkspace } from './use-workspace.ts';

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const workspace = useWorkspace();
  const automations = useAutomations();
  const [read, setRead] = useState<ReadAutomation | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  const take = async (text: string, fileName: string): Promise<void> => {
    setFault(null);
    const automation = readAutomationFile(text);
    if (typeof automation === 'string') {
      setFault(automation);
      return;
    }
    try {
      // The server knows best what a graph is; it names the field when this is none.
      await validateGraph(automation.graph);
      const name = automation.name || fileName.replace(/\.json$/i, '') || 'Imported automation';
      const names = automations.data?.map((living) => living.name) ?? [];
      // Another of the same name could not be told from it in the list.
      setRead({ ...automation, name: names.includes(name) ? nameOfCopy(name, names) : name });
    } catch (error) {
      setFault(faultOf(error, automation.graph, workspace));
    }
  };
  return (
    <Modal opened onClose={onClose} title="Import an automation" size="lg">
      {read === null || workspace === undefined ? (
        <ChooseAutomationFile fault={fault} onTake={(text, fileName) => void take(text, fileName)} />
      ) : (
        <Review read={read} workspace={workspace} onClose={onClose} onBack={() => setRead(null)} />
      )}
    </Modal>
  );
}

/** What is wrong with a file that is no automation, with the place in it. */
function faultOf(error: unknown, graph: unknown, workspace: Workspace | undefined): string {
  const [first] = error instanceof ApiError && Array.isArray(error.problem.errors) ? error.problem.errors : [];
  if (first === undefined) return problemSentence(error);
  const nodeTypeOf = workspace === undefined ? () => undefined : nodeTypeFinder(workspace);
  return `This file is not a whole automation. ${placeInFile(graph, first.pointer, nodeTypeOf)}: ${first.detail}`;
}

interface ReviewProps {
  read: ReadAutomation;
  workspace: Workspace;
  onClose: () => void;
  onBack: () => void;
}

function Review({ read, workspace, onClose, onBack }: ReviewProps) {
  const create = useCreateAutomation();
  const [, navigate] = useLocation();
  const [name, setName] = useState(read.name);
  const [choices, setChoices] = useState<ReadonlyMap<string, string>>(() => guesses(planImport(read, workspace)));
  // Nodes put under another type may name others than before.
  const plan = useMemo(() => {
    const types = new Map([...choices].filter(([key]) => key.includes('@')));
    const first = planImport(read, workspace);
    return {
      ...planImport({ ...read, graph: applyChoices(read.graph, workspace, types) }, workspace),
      nodeTypes: first.nodeTypes,
    };
  }, [read, workspace, choices]);
  const missing = [...plan.references.map(referenceKey), ...plan.nodeTypes.map(nodeTypeKey)];
  const open = missing.filter((key) => !choices.has(key)).length;
  const { graph, remarks } = useMemo(
    () => mendGraph(applyChoices(read.graph, workspace, choices), nodeTypeFinder(workspace)),
    [read, workspace, choices],
  );

  const importIt = (): void =>
    create.mutate(
      {
        name: name.trim() || 'Imported automation',
        description: read.description,
        graph: noteMissing(
          graph,
          plan.references.filter((reference) => !choices.has(referenceKey(reference))),
          newId,
        ),
      },
      {
        onSuccess: ({ id }) => {
          onClose();
          navigate(`/automations/${encodeURIComponent(id)}`);
        },
      },
    );
  return (
    <Stack>
      <TextInput label="Name" maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Text size="sm">
        {read.graph.nodes.length} {read.graph.nodes.length === 1 ? 'node' : 'nodes'},{' '}
        {missing.length === 0 ? 'and everything it names is here.' : 'some of which name what is not here:'}
      </Text>
      <MissingList
        plan={plan}
        workspace={workspace}
        choices={choices}
        onChoose={(key, value) => {
          const next = new Map(choices);
          if (value === null) next.delete(key);
          else next.set(key, value);
          setChoices(next);
        }}
      />
      {remarks.length === 0 ? null : (
        <Alert color="gray" icon={<IconAlertTriangle size={18} aria-hidden />} title="Not all of this file is in order">
          <List size="sm">
            {remarks.map((remark) => (
              <List.Item key={remark}>{remark}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {open === 0 ? null : (
        <Text size="xs" c="dimmed" role="status">
          {open === 1 ? 'One is' : `${open} are`} left as in the file. The draft marks them as faults, to be mended there.
        </Text>
      )}
      {create.error ? (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {problemSentence(create.error)}
        </Text>
      ) : null}
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          Another file
        </Button>
        <Button loading={create.isPending} onClick={importIt}>
          Import as a draft
        </Button>
      </Group>
    </Stack>
  );
}

function guesses(plan: ImportPlan): Map<string, string> {
  const found = new Map<string, string>();
  for (const reference of plan.references) if (reference.guess !== null) found.set(referenceKey(reference), reference.guess);
  for (const nodeType of plan.nodeTypes) if (nodeType.guess !== null) found.set(nodeTypeKey(nodeType), nodeType.guess);
  return found;
}
