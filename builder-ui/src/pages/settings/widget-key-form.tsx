/** Makes a key of the widget, or changes what one is called and where it may stand. */
import { Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useSaveWidgetKey, type WidgetKey } from '../../api/widget-keys.ts';
import { KeyForm } from './key-form.tsx';
import { originsFault, originsIn } from './widget-origins.ts';

interface WidgetKeyFormProps {
  /** Null for a new one. */
  widgetKey: WidgetKey | null;
  onSaved: (saved: WidgetKey) => void;
}

export function WidgetKeyForm({ widgetKey, onSaved }: WidgetKeyFormProps) {
  const save = useSaveWidgetKey();
  // What the fields came from: the list may be read again while they are filled in.
  const [revision] = useState(widgetKey?.revision);
  const form = useForm({
    initialValues: { name: widgetKey?.name ?? '', origins: widgetKey?.origins.join('\n') ?? '' },
    validate: {
      name: (name) => (name.trim() === '' ? 'Enter a name, such as that of the site' : null),
      origins: originsFault,
    },
  });

  function submit({ name, origins }: typeof form.values) {
    const given = { name: name.trim(), origins: originsIn(origins), ...(revision === undefined ? {} : { revision }) };
    save.mutate({ id: widgetKey?.id ?? null, given }, { onSuccess: onSaved });
  }

  return (
    <KeyForm
      form={form}
      onSubmit={submit}
      save={save}
      nameDescription="Which site it is for"
      button={widgetKey === null ? 'Create key' : 'Save key'}
    >
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
    </KeyForm>
  );
}
