/** What stands over the list of keys: the form of a new one or of one to be changed (`?edit=`), or the script to paste (`?key=`). */
import { Skeleton, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { WidgetKey } from '../../api/widget-keys.ts';
import { FormModal } from '../../app/form-overlay.tsx';
import { showDone } from '../../app/show-notice.ts';
import { WidgetKeyForm } from './widget-key-form.tsx';
import { WidgetSnippet } from './widget-snippet.tsx';

/** What `?edit=` says when it is a new one. */
export const newOne = 'new';

export function WidgetKeyDialog({ keys }: { keys: WidgetKey[] | undefined }) {
  const [search, setSearch] = useSearchParams();
  const isOpen = search.has('edit') || search.has('key');
  // What was open stays to be seen while the dialog goes away.
  const [shown, setShown] = useState(search);
  if (isOpen && search.toString() !== shown.toString()) setShown(search);
  const edited = shown.get('edit');
  const id = edited ?? shown.get('key');
  const key = keys?.find((candidate) => candidate.id === id);
  const close = () => setSearch(new URLSearchParams());

  function title(): string {
    if (edited === newOne) return 'Create widget key';
    if (key === undefined) return 'Key of the widget';
    return edited !== null ? `Change “${key.name}”` : `Script for “${key.name}”`;
  }

  function content() {
    if (edited === newOne) {
      return <WidgetKeyForm key={newOne} widgetKey={null} onSaved={(made) => setSearch(new URLSearchParams({ key: made.id }))} />;
    }
    if (keys === undefined) return <Skeleton height={64} aria-busy />;
    if (key === undefined) return <Text>This key is no longer there.</Text>;
    if (edited === null) return <WidgetSnippet widgetKey={key} onClose={close} />;
    return (
      <WidgetKeyForm
        key={key.id}
        widgetKey={key}
        onSaved={({ name }) => {
          showDone(`${name} is saved`);
          close();
        }}
      />
    );
  }

  return (
    <FormModal opened={isOpen} onClose={close} title={<Title order={2}>{title()}</Title>}>
      {content()}
    </FormModal>
  );
}
