/** Copies a text, and says so. */
import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

/** @param text what is copied; null while it is not known */
export function CopyTextButton({ text, label }: { text: string | null; label: string }) {
  return (
    <CopyButton value={text ?? ''}>
      {({ copied, copy }) => (
        <Button
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          disabled={text === null}
          onClick={copy}
        >
          {copied ? 'Copied' : label}
        </Button>
      )}
    </CopyButton>
  );
}
