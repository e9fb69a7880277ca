/** What each column of the file means, beside its first values; then the import starts. */
import { Alert, Button, Checkbox, Group, List, Select, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { limits } from '@switchboard/shared/limits';
import { type AttributeType, attributeTypes } from '@switchboard/shared/person';
import type { ImportTarget, PersonImport } from '@switchboard/shared/person-import';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAttributes } from '../../api/people.ts';
import { useStartImport } from '../../api/people-imports.ts';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { problemSentence } from '../../app/words/problem-sentence.ts';
import {
  attributesTooMany,
  canRecognise,
  keyOfTarget,
  leftOut,
  type Mapping,
  repeatedColumns,
  startOf,
  suggestedMapping,
  targetChoices,
  targetOfKey,
  withType,
} from './import-mapping.ts';
import styles from './import-page.module.css';
import { attributeTypeNames } from './attribute-types.ts';

const typeChoices = attributeTypes.map((type) => ({ value: type, label: attributeTypeNames[type] }));

export function ImportColumns({ preview }: { preview: PersonImport }) {
  const { data: definitions = [] } = useAttributes();
  const [hasHeader, setHasHeader] = useState(preview.hasHeader);
  const columns = hasHeader === preview.hasHeader ? preview.columns : preview.columnsOtherwise;
  /** What was chosen, for each way to take the first row: nothing of it is lost when the other is tried. */
  const [chosen, setChosen] = useState<ReadonlyMap<boolean, Mapping>>(new Map());
  const mapping = chosen.get(hasHeader) ?? suggestedMapping(columns);
  const start = useStartImport();
  const repeated = repeatedColumns(mapping);

  function set(column: number, target: ImportTarget | undefined): void {
    const next = new Map(mapping);
    if (target === undefined) next.delete(column);
    else next.set(column, target);
    setChosen(new Map(chosen).set(hasHeader, next));
  }

  return (
    <Stack>
      {preview.warnings.length > 0 ? (
        <Alert color="gray" variant="light" icon={<IconAlertTriangle aria-hidden />} title="Look at these first" maw={960}>
          <List size="sm">
            {preview.warnings.map((warning) => (
              <List.Item key={warning}>{warning}</List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
      <Checkbox
        label="The first row names the columns"
        checked={hasHeader}
        onChange={(event) => setHasHeader(event.currentTarget.checked)}
      />
      <Table aria-label="Columns" className={styles.columns} verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Column</Table.Th>
            <Table.Th className={styles.samples}>First values</Table.Th>
            <Table.Th>Becomes</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {columns.map((column) => {
            const target = mapping.get(column.column);
            return (
              <Table.Tr key={column.column}>
                <Table.Th scope="row">{column.name}</Table.Th>
                <Table.Td className={styles.samples}>
                  <Text size="sm" c="dimmed" lineClamp={2}>
                    {column.samples.length === 0 ? 'Empty' : column.samples.join(' · ')}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <TargetChoice
                    label={column.name}
                    target={target}
                    error={repeated.has(column.column) ? 'Another column is taken for this already' : null}
                    choices={targetChoices(column, mapping, definitions)}
                    isNew={
                      target !== undefined && 'attribute' in target && !definitions.some(({ name }) => name === target.attribute)
                    }
                    onChoose={(key) => set(column.column, targetOfKey(key, column, definitions))}
                    onType={(type) => target && set(column.column, withType(target, type))}
                  />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      <Text size="sm" role="status">
        {whatToDo(mapping)}
      </Text>
      {start.error ? (
        <Alert color="red" variant="light" role="alert" title="The import has not started">
          {problemSentence(start.error)}
        </Alert>
      ) : null}
      <Group gap="xs">
        <Button
          loading={start.isPending}
          disabled={!canRecognise(mapping) || repeated.size > 0 || attributesTooMany(mapping) > 0}
          onClick={() => start.mutate({ id: preview.id, start: startOf(mapping, hasHeader) })}
        >
          Start import
        </Button>
        <Button component={Link} href="/people/imports/new" variant="subtle" color="gray">
          Choose another file
        </Button>
      </Group>
    </Stack>
  );
}

function whatToDo(mapping: Mapping): string {
  const tooMany = attributesTooMany(mapping);
  if (tooMany > 0) {
    const { attributesPerPerson: most } = limits;
    return `${most + tooMany} columns become attributes, and a person has at most ${most}. Leave out ${tooMany}.`;
  }
  return canRecognise(mapping)
    ? 'A row whose id or e-mail is known changes that person; other rows add people. Empty fields change nothing.'
    : 'Say which column is the e-mail, or the id: by it people are known again.';
}

interface TargetChoiceProps {
  label: string;
  target: ImportTarget | undefined;
  error: string | null;
  choices: ReturnType<typeof targetChoices>;
  /** An attribute that nobody has yet: its type is chosen here. */
  isNew: boolean;
  onChoose: (key: string) => void;
  onType: (type: AttributeType) => void;
}

function TargetChoice({ label, target, error, choices, isNew, onChoose, onType }: TargetChoiceProps) {
  return (
    <div className={styles.target}>
      <SearchedSelect
        aria-label={`What ${label} becomes`}
        size="xs"
        data={choices}
        value={keyOfTarget(target)}
        error={error}
        nothingFoundMessage="Nothing has this name"
        onChange={(key) => onChoose(key ?? leftOut)}
        className={styles.choice}
      />
      {isNew && target !== undefined && 'attribute' in target ? (
        <Select
          aria-label={`What ${target.attribute} holds`}
          size="xs"
          w={120}
          allowDeselect={false}
          data={typeChoices}
          value={target.type}
          onChange={(type) => onType(type ?? 'text')}
        />
      ) : null}
    </div>
  );
}
