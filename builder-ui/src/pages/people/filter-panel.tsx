/**
 * Filters the list of people by a condition, counts whom it holds for while it is edited, and keeps it as a segment.
 */
import { Button, Group, Modal, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import type { Condition } from '@switchboard/shared/condition';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useSaveSegment, useSegmentPreview } from '../../api/segments.ts';
import { ConditionEditor } from '../../condition-editor/condition-editor.tsx';
import { CheckedForm } from '../../app/checked-form.tsx';
import { isFinished } from '../../graph/condition-group.ts';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { showDone } from '../../app/show-notice.ts';
import { fieldMessages, problemSentence } from '../../app/words/problem-sentence.ts';
import { useRemarks } from '../segments/use-remarks.ts';
import styles from './people-page.module.css';
import { peopleCount } from './person-words.tsx';

const quietMs = 250;

interface FilterPanelProps {
  filter: Condition;
  onChange: (filter: Condition) => void;
  onClear: () => void;
}

export function FilterPanel({ filter, onChange, onClear }: FilterPanelProps) {
  const isAdministrator = useIsAdministrator();
  const [isSaving, setIsSaving] = useState(false);
  const isReady = isFinished(filter);
  const [asked] = useDebouncedValue(filter, quietMs);
  const preview = useSegmentPreview(isFinished(asked) ? asked : null);
  const remarks = useRemarks(isReady ? preview : null);

  return (
    <section aria-label="Filter" className={styles.filter}>
      <ConditionEditor condition={filter} scope="person" remarks={remarks} onChange={onChange} />
      <Group justify="space-between" mt="sm" gap="sm">
        <Text size="sm" role="status">
          {!isReady
            ? 'Fill in what is empty; the list is filtered by the rest.'
            : preview.error
              ? problemSentence(preview.error)
              : preview.data
                ? `${peopleCount(preview.data.count)} in this filter`
                : 'Counting…'}
        </Text>
        <Group gap="xs">
          <Button variant="subtle" color="gray" size="xs" onClick={onClear}>
            Clear filter
          </Button>
          {isAdministrator ? (
            <Button variant="default" size="xs" disabled={!isReady || preview.error !== null} onClick={() => setIsSaving(true)}>
              Save as segment…
            </Button>
          ) : null}
        </Group>
      </Group>
      <Modal opened={isSaving} onClose={() => setIsSaving(false)} title={<Title order={2}>Save as segment</Title>}>
        <SegmentNameForm condition={filter} count={preview.data?.count ?? null} />
      </Modal>
    </section>
  );
}

function SegmentNameForm({ condition, count }: { condition: Condition; count: number | null }) {
  const [, navigate] = useLocation();
  const save = useSaveSegment();
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (name) => (name.trim() === '' ? 'Enter a name' : null) },
  });
  return (
    <CheckedForm
      form={form}
      error={save.error}
      messagesOf={(refused) => fieldMessages(refused, 'name')}
      onSubmit={({ name }) =>
        save.mutate(
          { id: null, segment: { name: name.trim(), condition } },
          {
            onSuccess: (segment) => {
              showDone(`“${segment.name}” is created`);
              navigate(`/segments/${encodeURIComponent(segment.id)}`);
            },
          },
        )
      }
    >
      <Text size="sm">
        {count === null ? 'It' : `${peopleCount(count)} now. It`} follows by itself when people change, and automations can ask
        about it.
      </Text>
      <TextInput label="Name" placeholder="Such as French customers" data-autofocus {...form.getInputProps('name')} />
      <Group justify="flex-end">
        <Button type="submit" loading={save.isPending}>
          Create segment
        </Button>
      </Group>
    </CheckedForm>
  );
}
