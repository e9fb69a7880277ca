/**
 * Asks before an attribute holds another type for everybody: whose values are not of it, which may be converted, and what
 * goes by the type it has now. A conversion that is broken off goes on when it is asked for once more.
 */
import { Alert, Button, Checkbox, Group, Modal, ScrollArea, Stack, Text, Title } from '@mantine/core';
import type { AttributeDetail } from '@switchboard/shared/attribute-detail';
import type { AttributeType } from '@switchboard/shared/person';
import { useState } from 'react';
import { useConvertAttribute, useDefineAttribute } from '../../api/people.ts';
import { showDone } from '../../app/show-notice.ts';
import { problemSentence } from '../../app/words/problem-sentence.ts';
import { UseList } from '../segments/use-list.tsx';
import {
  attributeTypeNames,
  attributeTypeWords,
  conversionWords,
  peopleOfOtherTypes,
  typeChangeWords,
} from './attribute-types.ts';

interface ChangeTypeDialogProps {
  attribute: AttributeDetail;
  type: AttributeType;
  onClose: () => void;
}

export function ChangeTypeDialog({ attribute, type, onClose }: ChangeTypeDialogProps) {
  const { name, usedBy } = attribute;
  const define = useDefineAttribute();
  const convert = useConvertAttribute();
  const others = peopleOfOtherTypes(attribute, type);
  const [isToConvert, setIsToConvert] = useState(others > 0);
  const isBusy = define.isPending || convert.isPending;
  const error = define.error ?? convert.error;

  function done(more: string): void {
    showDone(`“${name}” holds: ${attributeTypeNames[type].toLowerCase()}${more}`);
    onClose();
  }

  function change(): void {
    const next = (): void =>
      isToConvert ? convert.mutate(name, { onSuccess: (values) => done(`. ${conversionWords(values, type)}.`) }) : done('');
    define.mutate({ name, type }, { onSuccess: next });
  }

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={!isBusy}
      closeOnEscape={!isBusy}
      title={<Title order={2}>Change what “{name}” holds?</Title>}
    >
      <Stack>
        {others > 0 ? (
          <>
            <Text size="sm">{typeChangeWords(others, type)}</Text>
            <Checkbox
              label={`Convert the values that can be read as ${attributeTypeWords[type]}`}
              description="The others stay as they are, and are counted."
              checked={isToConvert}
              disabled={isBusy}
              onChange={(event) => setIsToConvert(event.currentTarget.checked)}
            />
          </>
        ) : null}
        {usedBy.length > 0 && attribute.type !== type ? (
          <div>
            <Text size="sm" mb="xs">
              These ask about it, or set it, as {attributeTypeWords[attribute.type]}. They stay as they are: look at each once it
              is changed.
            </Text>
            <ScrollArea.Autosize mah={200} type="auto">
              <UseList uses={usedBy} />
            </ScrollArea.Autosize>
          </div>
        ) : null}
        {error === null ? null : (
          <Alert color="red" variant="light" role="alert">
            {problemSentence(error)}
            {convert.error === null ? null : ' What was converted stays so; change it once more to go on with the rest.'}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" disabled={isBusy} onClick={onClose}>
            Leave as it is
          </Button>
          <Button loading={isBusy} onClick={change}>
            Change to {attributeTypeNames[type].toLowerCase()}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
