/** The fields that everybody has: name, e-mail, country, language, id. */
import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { emailPattern, givenIdPattern } from '@switchboard/shared/limits';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { countryCodes } from '../../graph/country-codes.ts';
import { findCodes } from '../../graph/find-codes.ts';
import { languageCodes } from '../../graph/language-codes.ts';
import { languageName } from '../../app/words/locale-names.ts';

/** What is wrong with an e-mail, before the server is asked; an empty one is none. */
export function emailFault(email: string): string | null {
  return email.trim() === '' || new RegExp(emailPattern).test(email.trim()) ? null : 'This is not an e-mail address';
}

export function idFault(id: string): string | null {
  return id.trim() === '' || new RegExp(givenIdPattern).test(id.trim()) ? null : 'Letters, digits and . _ : @ + = ~ - only';
}

export interface PersonFieldValues {
  name: string;
  email: string;
  country: string | null;
  language: string | null;
  id: string;
}

/** @param idDescription null hides the id: it cannot be given any more */
export function PersonFields<Values extends PersonFieldValues>({
  form,
  idDescription,
}: {
  form: UseFormReturnType<Values>;
  idDescription: string | null;
}) {
  const language = form.getValues().language;
  const languages = languageCodes();
  const isUsual = language === null || languages.some(({ value }) => value === language);
  return (
    <>
      <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
      <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
      <SearchedSelect
        label="Country"
        clearable
        clearButtonProps={{ 'aria-label': 'Forget the country' }}
        placeholder="Not known"
        limit={300}
        nothingFoundMessage="No country has this name"
        data={countryCodes()}
        filter={findCodes('country')}
        {...form.getInputProps('country')}
      />
      <SearchedSelect
        label="Language"
        clearable
        clearButtonProps={{ 'aria-label': 'Forget the language' }}
        placeholder="Not known"
        nothingFoundMessage="No language has this name"
        filter={findCodes('language')}
        data={isUsual ? languages : [...languages, { value: language, label: languageName(language) }]}
        {...form.getInputProps('language')}
      />
      {idDescription === null ? null : <TextInput label="Id" description={idDescription} {...form.getInputProps('id')} />}
    </>
  );
}
