/** Makes a key of the widget, or changes what one is called and where it may stand. */
import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSaveWidgetKey, type WidgetKey } from '../../api/widget-keys.ts';
import { fieldMessages, problemSentence } from '../../app/words/problem-sentence.ts';
import { originsFault, originsIn } from './widget-origins.ts';

interface WidgetKeyFormProps {
  /** Null for a new one. */
  widgetKey: WidgetKey | null;
  onSaved: (saved: WidgetKey) => void;
}

export function WidgetKeyForm({ widgetKey, onSaved }: WidgetKeyFormProps) {
  const save = useSaveWidgetKey();
  const form = useForm({
    initialValues: { name: widgetKey?.name ?? '', origins: widgetKey?.origins.join('\n') ?? '' },
    validate: {
      name: (name) => (name.trim() === '' ? 'Enter a name, such as that of the site' : null),
      origins: originsFault,
    },
  });

  function submit({ name, origins }: typeof form.values) {
    const given = { name: name.trim(), origins: originsIn(origins) };
    save.mutate(
      { id: widgetKey?.id ?? null, given },
      { onSuccess: onSaved, onError: (error) => form.setErrors(fieldMessages(error)) },
    );
  }

  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack gap="md">
        {save.error && Object.keys(form.errors).length === 0 ? (
          <Alert color="red" variant="light" role="alert">
            {problemSentence(save.error)}
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
          <Button type="submit" loading={save.isPending}>
            {widgetKey === null ? 'Create key' : 'Save key'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
