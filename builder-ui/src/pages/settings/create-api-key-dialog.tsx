/** Makes a key, and shows it this once: closing the dialog forgets it. */
import { Button, Checkbox, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Scope, useCreateApiKey } from '../../api/api-keys.ts';
import { FormModal } from '../../app/form-overlay.tsx';
import { CopyTextButton } from '../../app/copy-text-button.tsx';
import { KeyForm } from './key-form.tsx';
import { scopes } from './scopes.ts';

export function CreateApiKeyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const create = useCreateApiKey();
  const made = create.data;

  function close() {
    create.reset();
    onClose();
  }

  return (
    <FormModal
      opened={isOpen}
      onClose={close}
      closeOnClickOutside={!made}
      closeOnEscape={!made}
      title={<Title order={2}>{made ? 'Your new API key' : 'Create API key'}</Title>}
    >
      {made ? <NewKey name={made.name} value={made.key} onClose={close} /> : <CreateForm create={create} />}
    </FormModal>
  );
}

function CreateForm({ create }: { create: ReturnType<typeof useCreateApiKey> }) {
  const form = useForm({
    initialValues: { name: '', scopes: ['messages:write'] as Scope[] },
    validate: {
      name: (name) => (name.trim() === '' ? 'Enter a name, such as that of the program' : null),
      scopes: (chosen) => (chosen.length === 0 ? 'Choose what the key may do' : null),
    },
  });

  function submit(values: typeof form.values) {
    create.mutate({ ...values, name: values.name.trim() });
  }

  return (
    <KeyForm form={form} onSubmit={submit} save={create} nameDescription="Which program uses it" button="Create key">
      <Checkbox.Group label="What it may do" {...form.getInputProps('scopes')}>
        <Stack gap="xs" mt="xs">
          {scopes.map(({ value, label, description }) => (
            <Checkbox key={value} value={value} label={label} description={description} />
          ))}
        </Stack>
      </Checkbox.Group>
    </KeyForm>
  );
}

function NewKey({ name, value, onClose }: { name: string; value: string; onClose: () => void }) {
  return (
    <Stack gap="md">
      <Text>Copy the key of {name} now: it is shown this once, and only a fingerprint of it is kept.</Text>
      <Code block aria-label="The key" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {value}
      </Code>
      <Group>
        <CopyTextButton text={value} label="Copy key" />
        <Button variant="default" onClick={onClose}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
