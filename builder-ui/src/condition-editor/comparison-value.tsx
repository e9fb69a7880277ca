/** The value of a comparison: chosen by name where there are names, else typed as what the operator compares. */
import { type ComboboxParsedItem, Group, NumberInput, TagsInput, TextInput } from '@mantine/core';
import type { Comparison } from '@switchboard/shared/condition';
import type { AttributeType } from '@switchboard/shared/person';
import { useAgents } from '../api/agents.ts';
import { useGroups } from '../api/groups.ts';
import { SearchedMultiSelect } from '../app/searched-multi-select.tsx';
import { SearchedSelect } from '../app/searched-select.tsx';
import { useChannelChoices } from '../app/use-channel-choices.ts';
import { isAttributeField } from '../graph/comparison-choices.ts';
import { numberOrText } from '../graph/condition-group.ts';
import { type ValueKind, valueKind } from '../graph/condition-words.ts';
import { countryCodes } from '../graph/country-codes.ts';
import { findCodes } from '../graph/find-codes.ts';
import { languageCodes } from '../graph/language-codes.ts';
import { textList } from '../graph/text-list.ts';
import { TypedValue } from './typed-value.tsx';

interface ComparisonValueProps {
  comparison: Comparison;
  /** Of the attribute, when the field is one that is known. */
  attributeType: AttributeType | null;
  readOnly: boolean;
  onChange: (value: unknown) => void;
}

const statuses = [
  { value: 'open', label: 'Open' },
  { value: 'snoozed', label: 'Snoozed' },
  { value: 'closed', label: 'Closed' },
];

export function ComparisonValue({
  comparison: { field, operator, value },
  attributeType,
  readOnly,
  onChange,
}: ComparisonValueProps) {
  const kind = valueKind(field);
  const options = useNamedValues(kind);
  const chosen = textList([value].flat());
  const channels = useChannelChoices(chosen);
  const search =
    kind === 'channel' ? channels : options === null ? null : { data: withUnknown(options, chosen), filter: filterOf(kind) };
  const common = { size: 'xs', disabled: readOnly, 'aria-label': 'Compared with' } as const;
  switch (operator) {
    case 'exists':
    case 'does-not-exist':
      return null;
    case 'in':
    case 'not-in':
      return search === null ? (
        <TagsInput
          {...common}
          placeholder="Type, then Enter"
          value={Array.isArray(value) ? value.map(asText) : []}
          onChange={(texts) => onChange(attributeType === 'number' ? texts.map(numberOrText) : texts)}
        />
      ) : (
        <SearchedMultiSelect {...common} {...search} value={textList(value)} onChange={onChange} />
      );
    case 'greater-than':
    case 'less-than':
      return <NumberInput {...common} value={typeof value === 'number' ? value : ''} onChange={onChange} />;
    case 'before':
    case 'after':
      return (
        <TextInput
          {...common}
          type="date"
          value={asText(value).slice(0, 10)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'between': {
      const [low, high] = Array.isArray(value) ? (value as unknown[]) : [];
      const type = attributeType === 'date' ? 'date' : 'text';
      return (
        <Group gap={6} wrap="nowrap">
          <TextInput
            {...common}
            aria-label="Lowest"
            type={type}
            placeholder="From"
            value={asText(low)}
            onChange={(event) => onChange([numberOrText(event.currentTarget.value), high ?? ''])}
          />
          <TextInput
            {...common}
            aria-label="Highest"
            type={type}
            placeholder="To"
            value={asText(high)}
            onChange={(event) => onChange([low ?? '', numberOrText(event.currentTarget.value)])}
          />
        </Group>
      );
    }
    default:
      if (search !== null)
        return (
          <SearchedSelect
            {...common}
            {...search}
            placeholder="Choose"
            onFocus={(event) => event.currentTarget.select()}
            value={asText(value) || null}
            onChange={(chosen) => onChange(chosen ?? '')}
          />
        );
      if (isAttributeField(field) && (operator === 'is' || operator === 'is-not'))
        return <TypedValue value={value} type={attributeType} readOnly={readOnly} onChange={onChange} />;
      return <TextInput {...common} value={asText(value)} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}

/** What can be chosen by name, or null when the value is typed. */
function useNamedValues(kind: ValueKind): { value: string; label: string }[] | null {
  const { data: agents } = useAgents();
  const { data: groups } = useGroups();
  switch (kind) {
    case 'country':
      return countryCodes();
    case 'language':
      return languageCodes();
    case 'agent':
      return agents?.map(({ id, name }) => ({ value: id, label: name })) ?? [];
    case 'group':
      return groups?.map(({ id, name }) => ({ value: id, label: name })) ?? [];
    case 'status':
      return statuses;
    // No field of a condition is a segment; channels are both named and written.
    case 'segment':
    case 'channel':
    case 'text':
      return null;
  }
}

/** Countries and languages are found by any of their names; all else by the one that is shown. */
function filterOf(kind: ValueKind) {
  return kind === 'country' || kind === 'language' ? findCodes<ComboboxParsedItem>(kind) : undefined;
}

function withUnknown(options: { value: string; label: string }[], values: readonly string[]) {
  const unknown = values.filter((value) => value !== '' && !options.some((option) => option.value === value));
  return [...options, ...unknown.map((value) => ({ value, label: value }))];
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
