/** The place to drop a CSV file on, or to choose one by the keyboard. */
import { FileButton, Button, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import styles from './import-page.module.css';

export function ChooseFile({ onChoose }: { onChoose: (file: File) => void }) {
  const [isOver, setIsOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onChoose(file);
  }

  return (
    <section
      aria-label="File"
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <IconFileSpreadsheet size={32} stroke={1.5} aria-hidden />
      <Text>Drop a CSV file here</Text>
      <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={(file) => file && onChoose(file)}>
        {(props) => <Button {...props}>Choose file</Button>}
      </FileButton>
      <Text size="xs" c="dimmed" ta="center">
        One person a row; the first row may name the columns. Commas, semicolons or tabs, in UTF-8 or as Excel saves it.
      </Text>
    </section>
  );
}
