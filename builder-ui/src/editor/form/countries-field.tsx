/** Countries, chosen by name. */
import type { FieldProps } from '@rjsf/utils';
import { SearchedMultiSelect } from '../../app/searched-multi-select.tsx';
import { countryName } from '../../app/words/locale-names.ts';
import { countryCodes } from '../../graph/country-codes.ts';
import { findCodes } from '../../graph/find-codes.ts';
import { textList } from '../../graph/text-list.ts';
import { fieldTexts } from './field-texts.tsx';

export function CountriesField(props: FieldProps) {
  const value = textList(props.formData).map((code) => code.toUpperCase());
  const known = countryCodes();
  // A code that is none stays visible, so that it can be taken away.
  const unknown = value
    .filter((code) => !known.some((country) => country.value === code))
    .map((code) => ({ value: code, label: countryName(code) }));
  return (
    <SearchedMultiSelect
      {...fieldTexts(props)}
      data={[...known, ...unknown]}
      value={value}
      onChange={(codes) => props.onChange(codes, props.fieldPathId.path)}
      clearable
      filter={findCodes('country')}
      nothingFoundMessage="No country has this name"
      placeholder={value.length === 0 ? 'Choose countries' : undefined}
      disabled={props.readonly || props.disabled}
      limit={300}
    />
  );
}
