/** Which of a node's answers leads on: the first step of connecting by keyboard. Arrow keys walk, Enter chooses. */
import { Text, UnstyledButton } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useEditor } from './editor-context.ts';
import { useToldName } from './use-told-name.ts';
import type { PickerRequest, PortRequest } from './picker.ts';
import classes from './picker-list.module.css';

interface PortChoiceProps {
  request: PortRequest;
  onChosen: (request: PickerRequest) => void;
}

export function PortChoice({ request: { nodeId, ports }, onChosen }: PortChoiceProps) {
  const nodeName = useToldName();
  const node = useEditor((state) => state.history.present.nodes.find(({ id }) => id === nodeId));
  return (
    <fieldset className={classes.ports} onKeyDown={walkButtons}>
      <Text component="legend" size="sm" fw={500} className={classes.legend}>
        {node === undefined ? 'Connect which answer?' : `Connect which answer of ${nodeName(node)}?`}
      </Text>
      {ports.map((port, index) => (
        <UnstyledButton
          key={port}
          className={classes.portButton}
          data-autofocus={index === 0 || undefined}
          onClick={() => onChosen({ kind: 'from', nodeId, port, isConnecting: true })}
        >
          {port}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}

function walkButtons(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const next = (buttons.indexOf(document.activeElement as HTMLButtonElement) + step + buttons.length) % buttons.length;
  event.preventDefault();
  buttons[next]?.focus();
}
