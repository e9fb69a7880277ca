/** One comparison: what is looked at, how, and with what. The choices follow from what is looked at. */
import { ActionIcon, Select, Text, TextInput, Tooltip } from '@mantine/core';
import { IconBrackets, IconX } from '@tabler/icons-react';
import { type Comparison, conditionOperators } from '@switchboard/shared/condition';
import { fieldWords } from '@switchboard/shared/condition-words';
import { attributeNamePattern } from '@switchboard/shared/limits';
import { SearchedSelect } from '../app/searched-select.tsx';
import { attributePrefix, fieldChoices, isAttributeField, operatorChoices, otherAttribute } from '../graph/comparison-choices.ts';
import { withOperator } from '../graph/condition-group.ts';
import { operatorWords, valueKind } from '../graph/condition-words.ts';
import { ComparisonValue } from './comparison-value.tsx';
import { useCondition } from './condition-context.ts';
import classes from './condition-editor.module.css';
import { PartRemarks } from './part-remarks.tsx';

/** Those that ask whether a tag is another one as a whole. */
const comparesWhole = new Set<Comparison['operator']>(['is', 'is-not', 'in', 'not-in']);

interface ComparisonEditorProps {
  comparison: Comparison;
  /** Where it stands in the whole condition, RFC 6901. */
  pointer: string;
  onChange: (comparison: Comparison) => void;
  /** Puts it into a group of its own, where there may be one. */
  onBracket: (() => void) | undefined;
  onRemove: () => void;
}

export function ComparisonEditor({ comparison, pointer, onChange, onBracket, onRemove }: ComparisonEditorProps) {
  const { readOnly, scope, attributes } = useCondition();
  const { field, operator } = comparison;
  const attributeName = isAttributeField(field) ? field.slice(attributePrefix.length) : '';
  const known = attributes.find(({ name }) => name === attributeName);
  const isTyped = isAttributeField(field) && known === undefined;
  const operators = operatorChoices(field, known?.type ?? null);

  const chooseField = (chosen: string | null): void => {
    if (chosen === null || chosen === field || (isTyped && chosen === otherAttribute)) return;
    const next = chosen === otherAttribute ? attributePrefix : chosen;
    const type = attributes.find(({ name }) => attributePrefix + name === next)?.type ?? null;
    const possible = operatorChoices(next, type);
    const kept = possible.includes(operator) ? operator : (possible[0] ?? operator);
    onChange({ ...withOperator({ ...comparison, value: type === 'yes-no' ? true : '' }, kept), field: next });
  };
  return (
    <fieldset className={classes.comparison} aria-label={`${fieldWords(field)} ${operatorWords(operator)}`}>
      <div className={classes.line}>
        <SearchedSelect
          aria-label="What is looked at"
          size="xs"
          className={classes.field}
          // What one types takes the place of what was chosen.
          onFocus={(event) => event.currentTarget.select()}
          data={fieldChoices(scope, attributes, field)}
          value={isTyped ? otherAttribute : field}
          onChange={chooseField}
          disabled={readOnly}
          nothingFoundMessage="Nothing has this name"
        />
        {isTyped ? (
          <TextInput
            aria-label="Name of the attribute"
            size="xs"
            className={classes.field}
            placeholder="Such as plan"
            value={attributeName}
            error={
              attributeName !== '' && !new RegExp(attributeNamePattern).test(attributeName)
                ? 'Letters, digits and _ only, a letter first'
                : undefined
            }
            disabled={readOnly}
            onChange={(event) => onChange({ ...comparison, field: attributePrefix + event.currentTarget.value.trim() })}
          />
        ) : null}
        <Select
          aria-label="How it is compared"
          size="xs"
          className={classes.operator}
          data={[...new Set([...operators, operator])].map((value) => ({ value, label: operatorWords(value) }))}
          value={operator}
          onChange={(value) =>
            onChange(withOperator(comparison, conditionOperators.find((known) => known === value) ?? operator))
          }
          allowDeselect={false}
          disabled={readOnly}
        />
        <div className={classes.value}>
          <ComparisonValue
            comparison={comparison}
            attributeType={known?.type ?? null}
            readOnly={readOnly}
            onChange={(value) => onChange({ ...comparison, value })}
          />
        </div>
        {readOnly ? null : (
          <div className={classes.away}>
            {onBracket ? (
              <Tooltip label="Put in brackets">
                <ActionIcon aria-label="Put this comparison in brackets" size={24} onClick={onBracket}>
                  <IconBrackets size={14} aria-hidden />
                </ActionIcon>
              </Tooltip>
            ) : null}
            <ActionIcon aria-label="Remove this comparison" size={24} onClick={onRemove}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </div>
        )}
      </div>
      {valueKind(field) === 'language' && comparesWhole.has(operator) ? (
        <Text size="xs" c="dimmed">
          Compared letter by letter: “fr” is not “fr-FR”. The node “Browser language” covers every kind of a language.
        </Text>
      ) : null}
      <PartRemarks pointer={pointer} />
    </fieldset>
  );
}
