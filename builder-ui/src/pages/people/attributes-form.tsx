/**
 * A person's attributes, each with a field for its type; another can be added, by a name that others have or a new one.
 * In go the attributes as they stand in the form, out come changed ones; null takes one away when it is saved.
 */
import { Button, Group, NumberInput, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import type { Attributes, AttributeValue } from '@switchboard/shared/message';
import { attributeNamePattern } from '@switchboard/shared/limits';
import { type AttributeDefinition, type AttributeType, attributeTypes } from '@switchboard/shared/person';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { byName } from '../../app/words/by-name.ts';
import { AttributeMenu } from './attribute-menu.tsx';
import { attributeTypeNames, firstValueOf, typeOfValue } from './attribute-types.ts';
import styles from './person-page.module.css';

interface AttributesFormProps {
  attributes: Attributes;
  definitions: readonly AttributeDefinition[];
  /** What is wrong with an attribute, by its name. */
  faults: Readonly<Record<string, string>>;
  onChange: (attributes: Attributes) => void;
  /** An attribute that nobody had is added with this type; it is among the definitions from then on. */
  onDefine: (name: string, type: AttributeType) => void;
}

export function AttributesForm({ attributes, definitions, faults, onChange, onDefine }: AttributesFormProps) {
  const shown = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .sort(([a], [b]) => byName.compare(a, b));
  return (
    <Stack gap="sm">
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing more is known. Attributes come with messages and imports, or are added here.
        </Text>
      ) : null}
      {shown.map(([name, value]) => (
        <div key={name} className={styles.attribute}>
          <AttributeField
            name={name}
            type={typeOfValue(value, definitions.find((one) => one.name === name)?.type ?? null)}
            value={value}
            fault={faults[name]}
            onChange={(changed) => onChange({ ...attributes, [name]: changed })}
          />
          <AttributeMenu
            name={name}
            definition={definitions.find((one) => one.name === name && (one.defined || one.count > 0)) ?? null}
            onTakeAway={() => onChange({ ...attributes, [name]: null })}
          />
        </div>
      ))}
      <AddAttribute
        definitions={definitions.filter(({ name }) => (attributes[name] ?? null) === null)}
        taken={shown.map(([name]) => name)}
        onAdd={(name, type) => {
          if (!definitions.some((one) => one.name === name)) onDefine(name, type);
          onChange({ ...attributes, [name]: firstValueOf(type) });
        }}
      />
    </Stack>
  );
}

interface AttributeFieldProps {
  name: string;
  type: AttributeType;
  value: AttributeValue;
  fault: string | undefined;
  onChange: (value: AttributeValue) => void;
}

function AttributeField({ name, type, value, fault, onChange }: AttributeFieldProps) {
  const common = { label: name, error: fault, style: { flex: 1, minWidth: 0 } };
  switch (type) {
    case 'number':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : ''}
          onChange={(number) => onChange(typeof number === 'number' ? number : '')}
        />
      );
    case 'yes-no':
      return (
        <Select
          {...common}
          allowDeselect={false}
          data={[
            { value: 'true', label: 'Yes' },
            { value: 'false', label: 'No' },
          ]}
          value={String(value)}
          onChange={(chosen) => onChange(chosen === 'true')}
        />
      );
    case 'date':
      return (
        <TextInput
          {...common}
          type="date"
          value={String(value).slice(0, 10)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'list':
      return (
        <TagsInput
          {...common}
          placeholder="Type, then Enter"
          value={Array.isArray(value) ? value : []}
          onChange={(items) => onChange(items)}
        />
      );
    case 'text':
      return <TextInput {...common} value={String(value)} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}

interface AddAttributeProps {
  definitions: readonly AttributeDefinition[];
  taken: readonly string[];
  onAdd: (name: string, type: AttributeType) => void;
}

function AddAttribute({ definitions, taken, onAdd }: AddAttributeProps) {
  const [sought, setSought] = useState('');
  const [type, setType] = useState<AttributeType>('text');
  const [newName, setNewName] = useState<string | null>(null);
  const written = sought.trim();
  const isNew =
    new RegExp(attributeNamePattern).test(written) && ![...taken, ...definitions.map(({ name }) => name)].includes(written);
  const names = definitions.map(({ name }) => ({ value: name, label: name }));

  if (newName !== null) {
    return (
      <Group gap="xs" align="flex-end">
        <Select
          label={`What “${newName}” holds`}
          allowDeselect={false}
          data={attributeTypes.map((one) => ({ value: one, label: attributeTypeNames[one] }))}
          value={type}
          onChange={(chosen) => setType(chosen ?? 'text')}
          style={{ flex: 1 }}
        />
        <Button
          variant="default"
          onClick={() => {
            onAdd(newName, type);
            setNewName(null);
            setSought('');
          }}
        >
          Add “{newName}”
        </Button>
        <Button variant="subtle" color="gray" onClick={() => setNewName(null)}>
          Cancel
        </Button>
      </Group>
    );
  }
  return (
    <SearchedSelect
      aria-label="Add an attribute"
      placeholder="Add an attribute"
      leftSection={<IconPlus size={14} aria-hidden />}
      searchValue={sought}
      onSearchChange={setSought}
      value={null}
      data={isNew ? [...names, { value: written, label: `New attribute “${written}”` }] : names}
      filter={({ options, search }) =>
        options.filter((option) => 'value' in option && option.value.toLowerCase().includes(search.trim().toLowerCase()))
      }
      nothingFoundMessage={
        taken.includes(written) ? 'This person has it already' : 'Write a name: letters, digits and _, a letter first'
      }
      onChange={(name) => {
        if (name === null) return;
        const known = definitions.find((one) => one.name === name);
        if (known === undefined) setNewName(name);
        else {
          onAdd(name, known.type);
          setSought('');
        }
      }}
    />
  );
}
