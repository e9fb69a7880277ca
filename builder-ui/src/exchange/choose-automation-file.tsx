/** The place to drop an automation's file on, to choose it by the keyboard, or to paste its text. */
import { Alert, Button, FileButton, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertCircle, IconFileImport } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import classes from './choose-automation-file.module.css';

interface ChooseAutomationFileProps {
  /** Why what was chosen last is no automation; null when nothing is wrong. */
  fault: string | null;
  onTake: (text: string, fileName: string) => void;
}

export function ChooseAutomationFile({ fault, onTake }: ChooseAutomationFileProps) {
  const [isOver, setIsOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const take = (file: File | null | undefined): void => {
    if (file) void file.text().then((text) => onTake(text, file.name));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <Stack>
      <section
        aria-label="File"
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <IconFileImport size={28} stroke={1.5} aria-hidden />
        <Text size="sm">Drop a file that was exported from Switchboard</Text>
        <FileButton accept=".json,application/json" onChange={take}>
          {(props) => (
            <Button {...props} variant="default" size="xs">
              Choose file
            </Button>
          )}
        </FileButton>
      </section>
      {fault === null ? null : (
        <Alert role="alert" color="red" icon={<IconAlertCircle size={18} aria-hidden />}>
          {fault}
        </Alert>
      )}
      <Textarea
        label="Or paste its text"
        autosize
        minRows={3}
        maxRows={8}
        spellCheck={false}
        value={pasted}
        onChange={(event) => setPasted(event.currentTarget.value)}
      />
      <Button w="fit-content" disabled={pasted.trim() === ''} onClick={() => onTake(pasted, '')}>
        Read it
      </Button>
    </Stack>
  );
}
