/** Makes a key of the widget, and shows what to paste. */
import { Alert, Button, Group, Modal, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useCreateWidgetKey } from '../../api/widget-keys.ts';
import { fieldMessages, problemSentence } from '../../app/words/problem-sentence.ts';
import { originsFault, originsIn } from './widget-origins.ts';
import { WidgetSnippet } from './widget-snippet.tsx';

export function CreateWidgetKeyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const create = useCreateWidgetKey();
  const made = create.data;

  function close() {
    create.reset();
    onClose();
  }

  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={<Title order={2}>{made ? `Script for “${made.name}”` : 'Create widget key'}</Title>}
    >
      {made ? <WidgetSnippet widgetKey={made} onClose={close} /> : <CreateForm create={create} />}
    </Modal>
  );
}

function CreateForm({ create }: { create: ReturnType<typeof useCreateWidgetKey> }) {
  const form = useForm({
    initialValues: { name: '', origins: '' },
    validate: {
      name: (name) => (name.trim() === '' ? 'Enter a name, such as that of the site' : null),
      origins: originsFault,
    },
  });

  function submit({ name, origins }: typeof form.values) {
    const given = { name: name.trim(), origins: originsIn(origins) };
    create.mutate(given, { onError: (error) => form.setErrors(fieldMessages(error)) });
  }

  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack gap="md">
        {create.error && Object.keys(form.errors).length === 0 ? (
          <Alert color="red" variant="light" role="alert">
            {problemSentence(create.error)}
          </Alert>
        ) : null}
        <TextInput label="Name" description="Which site it is for" data-autofocus {...form.getInputProps('name')} />
        <Textarea
          label="Allowed sites"
          description="Where the chat may stand, one a line, such as https://shop.example. With and without www are two sites."
          autosize
          minRows={2}
          maxRows={8}
          spellCheck={false}
          autoCapitalize="off"
          inputMode="url"
          {...form.getInputProps('origins')}
        />
        <Group>
          <Button type="submit" loading={create.isPending}>
            Create key
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
