/** Hours of a week that belong to the node alone, edited as those of groups and agents are. */
import { Input } from '@mantine/core';
import type { FieldProps } from '@rjsf/utils';
import type { WeeklyHours } from '@switchboard/shared/schedule';
import { asObject } from '../../graph/json-schema.ts';
import { textList } from '../../graph/text-list.ts';
import { ownTimeZone } from '../../hours/time-zones.ts';
import { WeekEditor } from '../../hours/week-editor.tsx';
import { fieldTexts } from './field-texts.tsx';

export function WeeklyHoursField(props: FieldProps) {
  const { label, description, error } = fieldTexts(props);
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div">
      <fieldset
        disabled={Boolean(props.readonly || props.disabled)}
        style={{ border: 0, padding: 0, margin: '6px 0 0', minWidth: 0 }}
      >
        <WeekEditor value={weekOf(props.formData)} onChange={(hours) => props.onChange(hours, props.fieldPathId.path)} />
      </fieldset>
    </Input.Wrapper>
  );
}

/** What a draft has of the hours, with what it lacks; a draft may hold anything. */
function weekOf(value: unknown): WeeklyHours {
  const { timeZone, days, closedOn } = asObject(value) ?? {};
  return {
    timeZone: typeof timeZone === 'string' ? timeZone : ownTimeZone(),
    days: (asObject(days) ?? {}) as WeeklyHours['days'],
    ...(Array.isArray(closedOn) ? { closedOn: textList(closedOn) } : {}),
  };
}
