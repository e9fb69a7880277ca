/**
 * What the form library needs of a validator. Faults are told by the server's diagnostics alone, one place for canvas,
 * forms and publishing; here only the form of a value is recognised (which option of a union it is). Interpreted, never
 * compiled: the page's content security policy allows no code made from text, which rules ajv out in the browser.
 */
import type { RJSFSchema, ValidatorType } from '@rjsf/utils';
import { Check } from 'typebox/schema';

export const schemaValidator: ValidatorType<Record<string, unknown>> = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  rawValidation: () => ({ errors: [] }),
  isValid: (schema: RJSFSchema, value: unknown, rootSchema: RJSFSchema) => {
    const definitions = rootSchema.$defs ?? rootSchema.definitions;
    return Check(definitions === undefined ? schema : { ...schema, $defs: definitions }, value);
  },
};
