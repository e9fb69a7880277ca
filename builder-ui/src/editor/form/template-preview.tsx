/**
 * How a node's templates read, about a person one chooses: the very mail that would be sent. It follows the draft a
 * moment after each edit; while a template has a fault the last one that could be read stays.
 */
import { Loader, Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { GraphNode } from '@switchboard/shared/graph';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { useMemo, useRef, useState } from 'react';
import type { StandInReason, TemplatePreview as Preview } from '@switchboard/shared/template-preview';
import { useTemplatePreview } from '../../api/template-preview.ts';
import { MailView } from '../../app/mail-view.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { chosenRecipient, type NodeTemplates, templatesOf } from '../../graph/template-fields.ts';
import { useEditor } from '../editor-context.ts';
import classes from './form.module.css';
import { PersonChooser, useDefaultPerson } from './person-chooser.tsx';

const quietMs = 300;

interface TemplatePreviewProps {
  node: GraphNode;
  nodeType: NodeTypeDescription;
}

export function TemplatePreview({ node, nodeType }: TemplatePreviewProps) {
  const templates = useMemo(() => templatesOf(nodeType.configSchema, node.config), [nodeType.configSchema, node.config]);
  return templates === null ? null : <Reading node={node} templates={templates} />;
}

function Reading({ node: { id, config }, templates }: { node: GraphNode; templates: NodeTemplates }) {
  const diagnostics = useEditor((state) => state.diagnostics);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const { personId: defaultId, isReady } = useDefaultPerson();
  const personId = chosenId ?? defaultId;
  const isEmpty = templates.body.trim() === '' || templates.subject?.trim() === '';
  const asked = { ...templates, personId: personId ?? undefined, to: chosenRecipient(config) };
  // What is equal is the same text, so that a node that was only moved is not rendered again.
  const [question] = useDebouncedValue(JSON.stringify(asked), quietMs);
  const input = useMemo(() => (isReady && !isEmpty ? JSON.parse(question) : null), [isReady, isEmpty, question]);
  const { data, error, isFetching, refetch } = useTemplatePreview(input);
  const readable = useRef<Preview | undefined>(undefined);
  if (data !== undefined && data.faults.length === 0) readable.current = data;
  const faults = data?.faults ?? [];
  // What the field itself says is not said twice; what shows only with this person's facts is said here.
  const untold = faults.filter(
    ({ detail }) => !diagnostics.some(({ nodeId, message }) => nodeId === id && message.includes(detail)),
  );

  return (
    <section aria-label="Preview" className={classes.preview}>
      <div className={classes.previewHead}>
        <h3 className={classes.previewTitle}>Preview</h3>
        {isFetching ? <Loader size={18} role="status" aria-label="Rendering" /> : null}
      </div>
      <PersonChooser
        label="About"
        description={isReady && personId === null ? 'There are no people yet: an example stands in.' : undefined}
        value={personId}
        onChange={setChosenId}
      />
      {error ? <ProblemNotice error={error} title="The preview cannot be shown" onRetry={() => void refetch()} /> : null}
      {untold.map(({ pointer, detail }) => (
        <Text key={pointer} size="sm" c="var(--mantine-color-error)" role="status">
          {pointer === '/subject' ? 'Subject' : 'Text'}: {detail}
        </Text>
      ))}
      {faults.length > 0 && readable.current !== undefined ? (
        <Text size="xs" c="dimmed">
          As it read before the fault:
        </Text>
      ) : null}
      {isEmpty ? (
        <Text size="sm" c="dimmed">
          {templates.subject === undefined ? 'Write a text to see how it reads.' : 'Write a subject and a body to see the mail.'}
        </Text>
      ) : readable.current === undefined ? (
        error || faults.length > 0 ? null : (
          <Skeleton height={160} />
        )
      ) : (
        <Read preview={readable.current} />
      )}
    </section>
  );
}

const standInWords: Record<StandInReason, string> = {
  'not-chosen': 'Whom it goes to is not chosen yet.',
  'not-assigned': 'This person’s conversation is not assigned to anybody now.',
  'agent-gone': 'To an agent who is gone: nobody gets this mail.',
  'group-gone': 'To a group that is gone: nobody gets this mail.',
  'group-empty': 'To a group that nobody is in: nobody gets this mail.',
};
/** These are beginnings or depend on the person; the others are faults. */
const mayComeYet: ReadonlySet<StandInReason | null> = new Set<StandInReason>(['not-chosen', 'not-assigned']);

function Read({ preview: { mail, text } }: { preview: Preview }) {
  if (mail === null) return <div className={classes.previewText}>{text}</div>;
  return (
    <>
      <div>
        {mail.standIn === null ? (
          <Text size="xs" c="dimmed">
            To {mail.toName} ({mail.toEmail})
          </Text>
        ) : (
          <Text size="xs" c={mayComeYet.has(mail.standIn) ? 'dimmed' : 'var(--mantine-color-error)'}>
            {standInWords[mail.standIn]} It reads here as it would to you.
          </Text>
        )}
        <Text size="sm" fw={600} className={classes.previewSubject}>
          {mail.subject}
        </Text>
      </div>
      <MailView html={mail.html} text={mail.text} height={320} />
    </>
  );
}
