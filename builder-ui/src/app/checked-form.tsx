/**
 * The form that everything is filled in with. In: a form of Mantine with its checks, what the server refused, the fields.
 * Out: the values, once the checks found nothing. What stays true: what is wrong with a field is said at it, by the checks
 * and by the server alike, and the first such field has the focus then; what has no field is said above all.
 */
import { Alert, type MantineSpacing, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { leadToFault } from './lead-to-fault.ts';
import { fieldMessages, problemSentence } from './words/problem-sentence.ts';

interface CheckedFormProps<Values extends object> {
  form: UseFormReturnType<Values>;
  onSubmit: (values: Values) => void;
  /** What the server answered to the values sent last, when it refused them. */
  error: Error | null;
  /** What of it is about which field; all of it is said above the fields when a message has none. */
  messagesOf?: (error: Error) => Record<string, string>;
  sentenceOf?: (error: Error) => string;
  /** What can be done about what is said above the fields. */
  remedy?: ReactNode;
  gap?: MantineSpacing;
  children: ReactNode;
}

export function CheckedForm<Values extends object>(props: CheckedFormProps<Values>) {
  const { form, onSubmit, error, messagesOf = fieldMessages, sentenceOf = problemSentence, remedy, gap, children } = props;
  const root = useRef<HTMLFormElement>(null);
  const [refusals, setRefusals] = useState(0);
  const countRefusal = (): void => setRefusals((count) => count + 1);
  const messages = error === null ? {} : messagesOf(error);
  const fields = Object.keys(form.getValues());
  const isAtFields = Object.keys(messages).length > 0 && Object.keys(messages).every((field) => fields.includes(field));
  const { setErrors } = form;

  // Only when another answer came: setting them on each render would bring back what the user has just mended.
  // biome-ignore lint/correctness/useExhaustiveDependencies: messages follow from the error
  useEffect(() => {
    if (error === null) return;
    if (isAtFields) setErrors(messages);
    countRefusal();
  }, [error]);
  // Once the fields say what is wrong with them.
  useEffect(() => {
    if (refusals > 0 && root.current !== null) leadToFault(root.current);
  }, [refusals]);

  return (
    <form ref={root} onSubmit={form.onSubmit(onSubmit, countRefusal)} noValidate>
      <Stack gap={gap ?? 'md'}>
        {error === null || isAtFields ? null : (
          <Alert color="red" variant="light" role="alert">
            <Stack gap="xs" align="flex-start">
              {sentenceOf(error)}
              {remedy}
            </Stack>
          </Alert>
        )}
        {children}
      </Stack>
    </form>
  );
}
