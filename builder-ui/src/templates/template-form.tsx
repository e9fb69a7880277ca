/** What a template asks for. Everything can be left open: the draft then shows what is missing. */
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { AskField } from './ask-field.tsx';
import type { Answers, Template } from './template.ts';
import classes from './templates-dialog.module.css';

interface TemplateFormProps {
  template: Template;
  isBusy: boolean;
  onBack: () => void;
  onUse: (answers: Answers, rows: readonly Answers[]) => void;
}

export function TemplateForm({ template, isBusy, onBack, onUse }: TemplateFormProps) {
  const [answers, setAnswers] = useState<Answers>({});
  const [rows, setRows] = useState<{ key: number; answers: Answers }[]>(
    () => template.rows?.initial.map((initial, key) => ({ key, answers: initial })) ?? [],
  );
  const nextKey = Math.max(-1, ...rows.map(({ key }) => key)) + 1;
  const { rows: asked } = template;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onUse(
          answers,
          rows.map((row) => row.answers),
        );
      }}
    >
      <Stack>
        <Text size="sm">{template.summary}</Text>
        {asked === undefined ? null : (
          <Stack gap="xs">
            {rows.map((row, index) => (
              <fieldset key={row.key} className={classes.row} aria-label={`${asked.one} ${index + 1}`}>
                {asked.asks.map((ask) => (
                  <div key={ask.name} className={classes.cell}>
                    <AskField
                      ask={ask}
                      value={row.answers[ask.name] ?? ''}
                      onChange={(value) =>
                        setRows(
                          rows.map((other) =>
                            other === row ? { ...row, answers: { ...row.answers, [ask.name]: value } } : other,
                          ),
                        )
                      }
                    />
                  </div>
                ))}
                <ActionIcon
                  aria-label={`Remove ${asked.one.toLowerCase()} ${index + 1}`}
                  disabled={rows.length === 1}
                  onClick={() => setRows(rows.filter((other) => other !== row))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </fieldset>
            ))}
            <Button
              size="compact-sm"
              variant="subtle"
              w="fit-content"
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={rows.length >= asked.atMost}
              onClick={() => setRows([...rows, { key: nextKey, answers: {} }])}
            >
              Add {asked.one.toLowerCase()}
            </Button>
          </Stack>
        )}
        {template.asks.map((ask) => (
          <AskField
            key={ask.name}
            ask={ask}
            value={answers[ask.name] ?? ''}
            onChange={(value) => setAnswers({ ...answers, [ask.name]: value })}
          />
        ))}
        <Text size="xs" c="dimmed">
          It opens as a draft. What is left open is marked there; nothing decides on messages before you publish it.
        </Text>
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            Other templates
          </Button>
          <Button type="submit" loading={isBusy}>
            Use template
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
