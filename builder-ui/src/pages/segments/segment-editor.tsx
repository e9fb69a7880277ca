/** Edits a segment, or makes a new one: name, condition, live count; saves, deletes. */
import { ActionIcon, Alert, Button, Input, Menu, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Condition } from '@switchboard/shared/condition';
import type { Segment } from '@switchboard/shared/segment';
import { IconDots, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { ApiError } from '../../api/api-error.ts';
import { useSaveSegment, useSegmentPreview } from '../../api/segments.ts';
import { leadToFault } from '../../app/lead-to-fault.ts';
import { Page } from '../../app/page.tsx';
import { useAskBeforeLeaving } from '../../app/use-ask-before-leaving.tsx';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { showDone } from '../../app/show-notice.ts';
import { StaleNotice } from '../../app/stale-notice.tsx';
import { isStale, problemSentence } from '../../app/words/problem-sentence.ts';
import { ConditionEditor } from '../../condition-editor/condition-editor.tsx';
import { isFinished, newComparison } from '../../graph/condition-group.ts';
import { isSameValue } from '../../graph/is-same-value.ts';
import { DeleteSegmentDialog } from './delete-segment-dialog.tsx';
import { SegmentAside } from './segment-aside.tsx';
import styles from './segment-page.module.css';
import { useRemarks } from './use-remarks.ts';

const quietMs = 250;
const firstCondition: Condition = newComparison('person');

interface SegmentEditorProps {
  /** Null for a new one. */
  segment: Segment | null;
  onReload: () => void;
}

export function SegmentEditor({ segment, onReload }: SegmentEditorProps) {
  const [, navigate] = useLocation();
  const isAdministrator = useIsAdministrator();
  const [base, setBase] = useState(segment);
  const [name, setName] = useState(segment?.name ?? '');
  const [condition, setCondition] = useState<Condition>(segment?.condition ?? firstCondition);
  const [isDeleting, setIsDeleting] = useState(false);
  const save = useSaveSegment();

  const isReady = isFinished(condition);
  const [asked] = useDebouncedValue(condition, quietMs);
  const preview = useSegmentPreview(isFinished(asked) ? asked : null);
  const isCurrent = isSameValue(asked, condition) && !preview.isPlaceholderData;
  const remarks = useRemarks(isReady ? preview : null);
  const isChanged = base === null || name.trim() !== base.name || !isSameValue(condition, base.condition);

  // A new one that nothing was written into is nothing to lose.
  const isTouched = base !== null || name.trim() !== '' || !isSameValue(condition, firstCondition);
  useAskBeforeLeaving(isChanged && isTouched && isAdministrator);

  // What somebody else saved meanwhile is followed as long as nothing here would be lost.
  useEffect(() => {
    if (segment === null || base === null || isChanged || segment.revision === base.revision) return;
    setBase(segment);
    setName(segment.name);
    setCondition(segment.condition);
  }, [segment, base, isChanged]);

  const faults = save.error instanceof ApiError ? (save.error.problem.errors ?? []) : [];
  const nameFault = faults.find(({ pointer }) => pointer === '/name')?.detail ?? null;

  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (save.error !== null && form.current !== null) leadToFault(form.current);
  }, [save.error]);

  function submit(): void {
    const values = { name: name.trim(), condition };
    save.mutate(
      { id: base?.id ?? null, segment: base === null ? values : { ...values, revision: base.revision } },
      {
        onSuccess: (saved) => {
          showDone(base === null ? `“${saved.name}” is created` : `“${saved.name}” is saved`);
          setBase(saved);
          if (base === null) navigate(`/segments/${encodeURIComponent(saved.id)}`, { replace: true });
        },
      },
    );
  }

  return (
    <Page
      title={base?.name ?? 'Create segment'}
      detail={base?.name ?? 'Create segment'}
      actions={
        !isAdministrator ? null : (
          <>
            {base === null ? null : (
              <Menu position="bottom-end" width={160}>
                <Menu.Target>
                  <ActionIcon variant="default" size={36} aria-label={`Actions for ${base.name}`}>
                    <IconDots size={18} aria-hidden />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    c="var(--bad-text)"
                    leftSection={<IconTrash size={16} aria-hidden />}
                    onClick={() => setIsDeleting(true)}
                  >
                    Delete…
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
            <Button form="segment" type="submit" loading={save.isPending} disabled={name.trim() === '' || !isReady || !isChanged}>
              {base === null ? 'Create segment' : 'Save changes'}
            </Button>
          </>
        )
      }
    >
      <div className={styles.columns}>
        <form
          ref={form}
          id="segment"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Stack gap="lg">
            {isStale(save.error) ? (
              <StaleNotice onShowNewest={onReload} />
            ) : save.error && nameFault === null ? (
              <Alert color="red" variant="light" role="alert">
                {problemSentence(save.error)}
              </Alert>
            ) : null}
            <TextInput
              label="Name"
              placeholder="Such as French customers"
              value={name}
              error={nameFault}
              readOnly={!isAdministrator}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Input.Wrapper label="Who is in it" labelElement="div">
              <div className={styles.condition}>
                <ConditionEditor
                  condition={condition}
                  scope="person"
                  readOnly={!isAdministrator}
                  remarks={remarks}
                  onChange={setCondition}
                />
              </div>
            </Input.Wrapper>
          </Stack>
        </form>
        <SegmentAside preview={isReady ? preview : null} isCurrent={isCurrent} segment={segment ?? base} condition={condition} />
      </div>
      {base === null ? null : (
        <DeleteSegmentDialog isOpen={isDeleting} segment={segment ?? base} onClose={() => setIsDeleting(false)} />
      )}
    </Page>
  );
}
