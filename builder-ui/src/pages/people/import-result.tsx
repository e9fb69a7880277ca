/** How far an import has come, and what came of it: people added and changed, and what was wrong with which row. */
import { Alert, Button, Group, Progress, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { importLimits, type PersonImport } from '@switchboard/shared/person-import';
import { IconDownload } from '@tabler/icons-react';
import { Link } from 'wouter';
import { importErrorsAddress } from '../../api/people-imports.ts';
import styles from './import-page.module.css';

const number = new Intl.NumberFormat('en');

interface ImportResultProps {
  /** Undefined while it is read. */
  shown: PersonImport | undefined;
  /** It cannot be read just now: what is shown is as it was last. */
  isCutOff: boolean;
}

export function ImportResult({ shown, isCutOff }: ImportResultProps) {
  if (shown === undefined)
    return (
      <Stack aria-busy maw={520}>
        <Skeleton height={24} />
        <Skeleton height={80} />
      </Stack>
    );
  if (shown.state === 'preview')
    return (
      <Stack align="flex-start">
        <Text>
          Only {Math.floor((shown.bytes / (shown.fileBytes ?? shown.bytes)) * 100)} % of this file was sent. Choose the same file
          again, in the same browser, and the rest follows.
        </Text>
        <Button component={Link} href="/people/imports/new">
          Choose file
        </Button>
      </Stack>
    );
  const share = shown.bytes === 0 ? 1 : shown.bytesDone / shown.bytes;
  const counts: [string, number][] = [
    ['Added', shown.created],
    ['Changed', shown.updated],
    ['Already so', shown.unchanged],
    ['Not imported', shown.failed],
  ];
  return (
    <Stack gap="lg">
      <Stack gap="xs" maw={520}>
        <Text role="status" fw={500}>
          {shown.state === 'running' ? `Importing: row ${number.format(shown.rowsDone)}` : null}
          {shown.state === 'done' ? `Done: ${number.format(shown.rowsDone)} ${shown.rowsDone === 1 ? 'row' : 'rows'}` : null}
          {shown.state === 'failed' ? 'The import has stopped' : null}
        </Text>
        <Progress value={share * 100} color={shown.state === 'failed' ? 'red' : undefined} aria-label="Share that is imported" />
        {shown.state === 'running' ? (
          <Text size="sm" c={isCutOff ? 'var(--bad-text)' : 'dimmed'} role="status">
            {isCutOff
              ? 'Switchboard cannot be reached just now. Nothing is lost: the import goes on once it runs again, and this page follows by itself.'
              : 'It goes on by itself. You can leave this page and come back.'}
          </Text>
        ) : null}
      </Stack>
      {shown.state === 'failed' ? (
        <Alert color="red" variant="light" role="alert" title="Not everything was imported" maw={640}>
          {shown.reason ?? 'What stopped it is not known. What was imported so far stays; the same file can be imported again.'}
        </Alert>
      ) : null}
      <dl className={styles.counts}>
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{number.format(count)}</dd>
          </div>
        ))}
      </dl>
      {shown.errors.length === 0 ? null : (
        <section aria-labelledby="faults" className={styles.wrong}>
          <Group justify="space-between" mb="sm">
            <Title order={2} id="faults">
              What was wrong
            </Title>
            <Button
              component="a"
              href={importErrorsAddress(shown.id)}
              download
              size="xs"
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              Download as CSV
            </Button>
          </Group>
          <Text size="sm" c="dimmed" mb="xs">
            {shownOf(shown)} What stood there is kept for {importLimits.faultValueDays} days, or until a person is deleted.
          </Text>
          <Table aria-label="What was wrong" className={styles.faults}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Row</Table.Th>
                <Table.Th>Column</Table.Th>
                <Table.Th>What stood there</Table.Th>
                <Table.Th>What is wrong</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.errors.map(({ row, column, value, message }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row may have the same fault twice
                <Table.Tr key={`${row} ${index}`}>
                  <Table.Td>{number.format(row)}</Table.Td>
                  <Table.Td>{column === null ? '' : (shown.columns[column]?.name ?? `Column ${column + 1}`)}</Table.Td>
                  <Table.Td>{value}</Table.Td>
                  <Table.Td>{message}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </Stack>
  );
}

function shownOf({ errors, errorCount }: PersonImport): string {
  if (errorCount === errors.length) return '';
  const count = number.format(errorCount);
  const inFile = errorCount < importLimits.errorsKept ? `all ${count} are` : `the first ${count} are`;
  return `The first ${errors.length} are shown; ${inFile} in the file to download.`;
}
