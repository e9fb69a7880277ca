/** Shows at a form's fields what the server refused; answers what remains to be said above the form. */
import type { UseFormReturnType } from '@mantine/form';
import { useEffect } from 'react';
import { fieldMessages, problemSentence } from '../../app/words/problem-sentence.ts';

/**
 * @param conflictField the field that a 409 is about, such as the e-mail that another one has
 * @returns a sentence to show above the form, or null when every message has its field
 */
export function useServerMessages<Values extends object>(
  form: UseFormReturnType<Values>,
  error: Error | null,
  conflictField?: keyof Values & string,
): string | null {
  const messages = fieldMessages(error, conflictField);
  const fields = Object.keys(form.getValues());
  const isAtFields = Object.keys(messages).length > 0 && Object.keys(messages).every((field) => fields.includes(field));
  const { setErrors } = form;
  // Only when another answer came: setting them on each render would bring back what the user has just mended.
  // biome-ignore lint/correctness/useExhaustiveDependencies: messages follow from the error
  useEffect(() => {
    if (error !== null && isAtFields) setErrors(messages);
  }, [error]);
  return error === null || isAtFields ? null : problemSentence(error);
}
