/** The attributes of whoever writes the message to try, a line for each. */
import { ActionIcon, Group, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { TrialDraft } from './trial-message.ts';

interface TrialAttributesProps {
  attributes: TrialDraft['attributes'];
  onChange: (attributes: TrialDraft['attributes']) => void;
}

export function TrialAttributes({ attributes, onChange }: TrialAttributesProps) {
  const setOne = (index: number, change: Partial<TrialDraft['attributes'][number]>): void =>
    onChange(attributes.map((attribute, at) => (at === index ? { ...attribute, ...change } : attribute)));
  return attributes.map((attribute, index) => (
    <Group key={attribute.id} gap={6} wrap="nowrap">
      <TextInput
        aria-label="Name of the attribute"
        placeholder="Attribute, such as plan"
        value={attribute.name}
        onChange={(event) => setOne(index, { name: event.currentTarget.value })}
      />
      <TextInput
        aria-label="Its value"
        placeholder="Value"
        value={attribute.value}
        onChange={(event) => setOne(index, { value: event.currentTarget.value })}
      />
      <ActionIcon aria-label="Remove this attribute" onClick={() => onChange(attributes.toSpliced(index, 1))}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </Group>
  ));
}
