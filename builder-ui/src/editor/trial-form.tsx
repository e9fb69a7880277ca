/** A message one writes, and what the saved draft makes of it. */
import { ActionIcon, Button, Group, Select, Text, Textarea, TextInput } from '@mantine/core';
import { IconPlayerPlay, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { type Simulation, simulateAutomation } from '../api/automations.ts';
import { showProblem } from '../app/show-notice.ts';
import { countryCodes } from '../graph/country-codes.ts';
import { languageCodes } from '../graph/language-codes.ts';
import classes from './drawer.module.css';
import { useEditorStore } from './editor-context.ts';
import { newId } from './new-id.ts';
import { refuse } from './refuse.ts';
import { diagnosticsOf, saveDraft } from './save-draft.ts';
import { SimulationResult } from './simulation-result.tsx';
import { firstTrial, type TrialDraft, trialMessage } from './trial-message.ts';

export function TrialForm() {
  const store = useEditorStore();
  const [trial, setTrial] = useState<TrialDraft>(firstTrial);
  const [simulation, setSimulation] = useState<Simulation | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const set = (change: Partial<TrialDraft>): void => setTrial((before) => ({ ...before, ...change }));
  const setAttribute = (index: number, change: Partial<TrialDraft['attributes'][number]>): void =>
    set({ attributes: trial.attributes.map((attribute, at) => (at === index ? { ...attribute, ...change } : attribute)) });

  const run = async (): Promise<void> => {
    setIsRunning(true);
    try {
      if (!(await saveDraft(store))) return;
      const result = await simulateAutomation(store.getState().automationId, trialMessage(trial));
      setSimulation(result);
      store.getState().showPath({
        kind: 'trial',
        title: 'Trial of the draft: nothing was stored or sent',
        graph: null,
        steps: result.steps,
        matched: result.matched,
        runId: null,
      });
    } catch (error) {
      const diagnostics = diagnosticsOf(error);
      if (diagnostics === null) return showProblem('The trial did not run', error);
      store.getState().setDiagnostics(diagnostics);
      store.getState().openDrawer('problems');
      refuse('A draft with errors cannot be tried. They are listed here.');
    } finally {
      setIsRunning(false);
    }
  };

  return (
    <div className={classes.trial}>
      <form
        className={classes.trialForm}
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <Textarea
          label="Message"
          autosize
          minRows={2}
          maxRows={5}
          value={trial.text}
          required
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <div className={classes.pair}>
          <Select
            label="Country"
            placeholder="Unknown"
            data={countryCodes()}
            searchable
            clearable
            value={trial.country}
            onChange={(country) => set({ country })}
          />
          <Select
            label="Browser language"
            placeholder="Unknown"
            data={languageCodes()}
            searchable
            clearable
            value={trial.language}
            onChange={(language) => set({ language })}
          />
          <TextInput label="Name" value={trial.name} onChange={(event) => set({ name: event.currentTarget.value })} />
          <TextInput
            label="E-mail"
            type="email"
            value={trial.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
          />
        </div>
        {trial.attributes.map((attribute, index) => (
          <Group key={attribute.id} gap={6} wrap="nowrap">
            <TextInput
              aria-label="Name of the attribute"
              placeholder="Attribute, such as plan"
              value={attribute.name}
              onChange={(event) => setAttribute(index, { name: event.currentTarget.value })}
            />
            <TextInput
              aria-label="Its value"
              placeholder="Value"
              value={attribute.value}
              onChange={(event) => setAttribute(index, { value: event.currentTarget.value })}
            />
            <ActionIcon
              aria-label="Remove this attribute"
              onClick={() => set({ attributes: trial.attributes.toSpliced(index, 1) })}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Group gap="xs">
          <Button type="submit" size="xs" loading={isRunning} leftSection={<IconPlayerPlay size={16} aria-hidden />}>
            Try it
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => set({ attributes: [...trial.attributes, { id: newId(), name: '', value: '' }] })}
          >
            Add attribute
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          The draft is saved first, then tried as saved. Nothing is stored about the message, nothing is sent.
        </Text>
      </form>
      <div className={classes.trialResult}>
        {simulation === null ? (
          <p className={classes.empty}>What would happen is shown here, and its path on the canvas.</p>
        ) : (
          <SimulationResult simulation={simulation} />
        )}
      </div>
    </div>
  );
}
