/** Languages, chosen by name; any other range, such as “zh-Hant”, can be written. */
import type { FieldProps } from '@rjsf/utils';
import { useState } from 'react';
import { SearchedMultiSelect } from '../../app/searched-multi-select.tsx';
import { languageName } from '../../app/words/locale-names.ts';
import { findCodes, isCodeMeant } from '../../graph/find-codes.ts';
import { isLanguageRange, languageCodes } from '../../graph/language-codes.ts';
import { fieldTexts } from './field-texts.tsx';
import { textList } from '../../graph/text-list.ts';

export function LanguagesField(props: FieldProps) {
  const [sought, setSought] = useState('');
  const value = textList(props.formData);
  const offered = new Map(languageCodes().map(({ value: range, label }) => [range, label]));
  for (const range of value)
    if (!offered.has(range)) offered.set(range, range === '*' ? 'Any known language' : languageName(range));
  const written = sought.trim();
  const isNew =
    written.length > 1 && isLanguageRange(written) && ![...offered].some(([range]) => isCodeMeant('language', range, written));
  if (isNew) offered.set(written, `“${written}” as written`);
  return (
    <SearchedMultiSelect
      {...fieldTexts(props)}
      data={[...offered].map(([range, label]) => ({ value: range, label }))}
      value={value}
      onChange={(ranges) => props.onChange(ranges, props.fieldPathId.path)}
      searchValue={sought}
      onSearchChange={setSought}
      clearable
      filter={findCodes('language')}
      nothingFoundMessage="No language has this name"
      placeholder={value.length === 0 ? 'Choose languages' : undefined}
      disabled={props.readonly || props.disabled}
    />
  );
}
