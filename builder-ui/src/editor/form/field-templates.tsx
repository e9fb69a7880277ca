/** How fields are put together: one below the other, no boxes in boxes; every field draws its own label and fault. */
import { Stack, Text } from '@mantine/core';
import { PlainInput } from './plain-input.tsx';
import type { FieldTemplateProps, ObjectFieldTemplateProps } from '@rjsf/utils';
import { ListEntry, ListOfEntries } from './list-templates.tsx';

export const fieldTemplates = {
  BaseInputTemplate: PlainInput,
  ArrayFieldTemplate: ListOfEntries,
  ArrayFieldItemTemplate: ListEntry,
  // Without a box of its own: it only says which field it is, for who is led there.
  FieldTemplate: ({ id, hidden, children }: FieldTemplateProps) =>
    hidden ? null : (
      <div data-field={id} style={{ display: 'contents' }}>
        {children}
      </div>
    ),
  ObjectFieldTemplate: ({ title, properties, fieldPathId }: ObjectFieldTemplateProps) => (
    <Stack gap="md" role="group" aria-label={title || undefined}>
      {title && fieldPathId.path.length > 0 ? (
        <Text size="sm" fw={600}>
          {title}
        </Text>
      ) : null}
      {properties.filter((property) => !property.hidden).map((property) => property.content)}
    </Stack>
  ),
};
