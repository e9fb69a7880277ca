/**
 * What is known of a person, to be changed and saved as one. In: the person; out: only what was changed. What stays true: what
 * somebody else saves meanwhile is never overwritten unseen, and bringing it in keeps what was changed here.
 */
import { Button, Group, Stack, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Attributes } from '@switchboard/shared/message';
import type { AttributeDefinition, Person, PersonDetail, PersonUpdate } from '@switchboard/shared/person';
import { useCallback, useEffect, useState } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { useAttributes, useDefineAttribute, useUpdatePerson } from '../../api/people.ts';
import { CheckedForm } from '../../app/checked-form.tsx';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { useAskBeforeLeaving } from '../../app/use-ask-before-leaving.tsx';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { changedAttributes } from './attribute-types.ts';
import { AttributesForm } from './attributes-form.tsx';
import { emailFault, PersonFields, type PersonFieldValues } from './person-fields.tsx';
import { personLabel } from './person-words.tsx';
import { TakenBy } from './taken-by.tsx';

interface FormValues extends PersonFieldValues {
  attributes: Attributes;
}

interface PersonFormProps {
  person: PersonDetail;
  /** Reads the person anew; undefined when that is not possible just now. */
  readNewest: () => Promise<PersonDetail | undefined>;
}

export function PersonForm({ person, readNewest }: PersonFormProps) {
  const save = useUpdatePerson(person.id);
  const isAdministrator = useIsAdministrator();
  const { data: definitions = [] } = useAttributes();
  const define = useDefineAttribute();
  /** Types chosen for attributes that nobody had; said to the server once the values are saved. */
  const [newTypes, setNewTypes] = useState<AttributeDefinition[]>([]);
  const form = useForm<FormValues>({
    initialValues: formValues(person),
    validate: { email: emailFault },
  });
  /** The person as the changes began: what somebody else changes meanwhile is neither overwritten nor lost sight of. */
  const [base, setBase] = useState<Person>(person);
  const change = changeOf(base, form.values);
  const isChanged = Object.keys(change).length > 0;
  useAskBeforeLeaving(isChanged);

  const { setValues, setInitialValues } = form;
  const goOnFrom = useCallback(
    (newest: Person): void => {
      setBase(newest);
      setInitialValues(formValues(newest));
      setValues(formValues(newest));
    },
    [setInitialValues, setValues],
  );
  useEffect(() => {
    if (!isChanged && base.revision !== person.revision) goOnFrom(person);
  }, [person, base, isChanged, goOnFrom]);

  /** Only administrators say what an attribute holds for everybody; without it the values themselves tell. */
  function defineNewTypes(saved: Person): void {
    if (!isAdministrator) return;
    for (const { name, type } of newTypes) {
      if (saved.attributes[name] === undefined) continue;
      define.mutate({ name, type }, { onError: (error) => showProblem(`“${name}” has no fixed type`, error) });
    }
    setNewTypes([]);
  }

  function submit(): void {
    save.mutate(
      { ...change, revision: base.revision },
      {
        onSuccess: (saved) => {
          showDone(`${personLabel(saved)} is saved`);
          defineNewTypes(saved);
          goOnFrom(saved);
        },
      },
    );
  }

  async function readTheirs(): Promise<FormValues | undefined> {
    const newest = await readNewest();
    if (newest === undefined) return undefined;
    setBase(newest);
    save.reset();
    return formValues(newest);
  }

  return (
    <CheckedForm form={form} error={save.error} readNewest={readTheirs} gap="xl" onSubmit={submit}>
      <Stack gap="md" component="section" aria-labelledby="details">
        <Title order={2} id="details">
          Details
        </Title>
        <PersonFields form={form} idDescription={null} />
        <TakenBy error={save.error} />
      </Stack>
      <Stack gap="md" component="section" aria-labelledby="attributes">
        <Title order={2} id="attributes">
          Attributes
        </Title>
        <AttributesForm
          attributes={form.values.attributes}
          definitions={[...definitions, ...newTypes.filter(({ name }) => !definitions.some((one) => one.name === name))]}
          faults={attributeFaults(save.error)}
          onChange={(attributes) => form.setFieldValue('attributes', attributes)}
          onDefine={(name, type) =>
            setNewTypes([...newTypes, { name, type, defined: false, count: 0, counts: {}, isEstimate: false }])
          }
        />
      </Stack>
      <Group gap="xs">
        <Button type="submit" disabled={!isChanged} loading={save.isPending}>
          Save changes
        </Button>
        {isChanged ? (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              setValues(formValues(base));
              save.reset();
            }}
          >
            Discard
          </Button>
        ) : null}
      </Group>
    </CheckedForm>
  );
}

function formValues(person: Person): FormValues {
  const { name, email, country, language, id, attributes } = person;
  return { name: name ?? '', email: email ?? '', country, language, id, attributes };
}

/** What the form says otherwise than the person; an emptied field is taken away. */
function changeOf(person: Person, values: FormValues): PersonUpdate {
  const attributes = changedAttributes(person.attributes, values.attributes);
  const plain = {
    name: values.name.trim() || null,
    email: values.email.trim() || null,
    country: values.country,
    language: values.language,
  };
  const changed = Object.entries(plain).filter(([field, value]) => value !== person[field as keyof typeof plain]);
  return { ...Object.fromEntries(changed), ...(Object.keys(attributes).length > 0 ? { attributes } : {}) };
}

/** What the server found wrong with attributes, by their names. */
function attributeFaults(error: Error | null): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { pointer, detail } of error instanceof ApiError ? (error.problem.errors ?? []) : []) {
    const [, field, name] = pointer.split('/');
    if (field === 'attributes' && name !== undefined) faults[name] ??= detail;
  }
  return faults;
}
