/** How fields are put together: one below the other, no boxes in boxes; every field draws its own label and fault. */
import { Stack, Text } from '@mantine/core';
import { PlainInput } from './plain-input.tsx';
import type { FieldTemplateProps, ObjectFieldTemplateProps } from '@rjsf/utils';

export const fieldTemplates = {
  BaseInputTemplate: PlainInput,
  FieldTemplate: ({ hidden, children }: FieldTemplateProps) => (hidden ? null : children),
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
