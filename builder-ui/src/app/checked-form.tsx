/**
 * The form that everything is filled in with. In: a form of Mantine with its checks, what the server refused, the fields.
 * Out: the values, once the checks found nothing. What stays true: what is wrong with a field is said at it, by the checks
 * and by the server alike, and the first such field has the focus then; what has no field is said above all. What somebody
 * else saved meanwhile is brought in beside what was changed here, where the form can read it.
 */
import { Alert, Button, type MantineSpacing, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isSameValue } from '../graph/is-same-value.ts';
import { leadToFault } from './lead-to-fault.ts';
import { withTheirs } from './with-theirs.ts';
import { fieldMessages, isStale, problemSentence } from './words/problem-sentence.ts';

interface CheckedFormProps<Values extends object> {
  form: UseFormReturnType<Values>;
  onSubmit: (values: Values) => void;
  /** What the server answered to the values sent last, when it refused them. */
  error: Error | null;
  /** What of it is about which field; all of it is said above the fields when a message has none. */
  messagesOf?: (error: Error) => Record<string, string>;
  /** Reads what somebody else saved, for the form to go on from; undefined when that is not possible just now. */
  readNewest?: () => Promise<Values | undefined>;
  gap?: MantineSpacing;
  children: ReactNode;
}

export function CheckedForm<Values extends object>(props: CheckedFormProps<Values>) {
  const { form, onSubmit, error, messagesOf = fieldMessages, readNewest, gap, children } = props;
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

  async function bringTheirsIn(read: () => Promise<Values | undefined>): Promise<void> {
    const theirs = await read();
    if (theirs === undefined) return;
    bringIn(form, theirs);
    // The button that was pressed is gone.
    root.current?.querySelector<HTMLElement>('[type="submit"]')?.focus();
  }

  return (
    <form ref={root} onSubmit={form.onSubmit(onSubmit, countRefusal)} noValidate>
      <Stack gap={gap ?? 'md'}>
        {error === null || isAtFields ? null : (
          <Alert color="red" variant="light" role="alert">
            <Stack gap="xs" align="flex-start">
              {readNewest !== undefined && isStale(error) ? (
                <>
                  Somebody else saved this meanwhile. Bring theirs in and save again: what you changed stays.
                  <Button size="xs" variant="default" onClick={() => void bringTheirsIn(readNewest)}>
                    Bring theirs in
                  </Button>
                </>
              ) : (
                problemSentence(error)
              )}
            </Stack>
          </Alert>
        )}
        {children}
      </Stack>
    </form>
  );
}

function bringIn<Values extends object>(form: UseFormReturnType<Values>, theirs: Values): void {
  const together = withTheirs(form.getInitialValues(), form.getValues(), theirs);
  const fields = Object.keys(together) as (keyof Values & string)[];
  form.setInitialValues(theirs);
  form.setValues(together);
  form.setDirty(Object.fromEntries(fields.map((field) => [field, !isSameValue(together[field], theirs[field])])));
}
