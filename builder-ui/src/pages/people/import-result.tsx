/** How far an import has come, and what came of it: people added and changed, and what was wrong with which row. */
import { Alert, Button, Progress, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import type { PersonImport } from '@switchboard/shared/person-import';
import { Link } from 'wouter';
import styles from './import-page.module.css';

const number = new Intl.NumberFormat('en');

/** `shown` is undefined while it is read. */
export function ImportResult({ shown }: { shown: PersonImport | undefined }) {
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
          <Text size="sm" c="dimmed">
            It goes on by itself. You can leave this page and come back.
          </Text>
        ) : null}
      </Stack>
      {shown.state === 'failed' ? (
        <Alert color="red" variant="light" role="alert" title="Not everything was imported" maw={640}>
          {shown.reason ?? 'What stopped it is not known.'} What was imported so far stays; the same file can be imported again.
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
        <section aria-labelledby="faults">
          <Title order={2} id="faults" mb="sm">
            What was wrong
          </Title>
          {shown.failed > shown.errors.length ? (
            <Text size="sm" c="dimmed" mb="xs">
              The first {shown.errors.length} of what was found.
            </Text>
          ) : null}
          <Table aria-label="What was wrong" className={styles.faults}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Row</Table.Th>
                <Table.Th>Column</Table.Th>
                <Table.Th>What is wrong</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.errors.map(({ row, column, message }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row may have the same fault twice
                <Table.Tr key={`${row} ${index}`}>
                  <Table.Td>{number.format(row)}</Table.Td>
                  <Table.Td>{column === null ? '' : (shown.columns[column]?.name ?? `Column ${column + 1}`)}</Table.Td>
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
