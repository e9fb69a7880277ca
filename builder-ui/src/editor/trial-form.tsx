/** A message one writes, and what the draft makes of it. */
import { Button, Group, Text, Textarea, TextInput } from '@mantine/core';
import { IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Simulation } from '../api/automations.ts';
import { usePersonReader } from '../api/people.ts';
import { SearchedSelect } from '../app/searched-select.tsx';
import { showProblem } from '../app/show-notice.ts';
import { useChannelChoices } from '../app/use-channel-choices.ts';
import { countryCodes } from '../graph/country-codes.ts';
import { findCodes } from '../graph/find-codes.ts';
import { isSameValue } from '../graph/is-same-value.ts';
import { languageCodes } from '../graph/language-codes.ts';
import drawerClasses from './drawer.module.css';
import { PersonChooser } from './form/person-chooser.tsx';
import { newId } from './new-id.ts';
import { TrialAttributes } from './trial-attributes.tsx';
import { firstTrial, fromPerson, type TrialDraft, trialMessage } from './trial-message.ts';
import { TrialOutcome } from './trial-outcome.tsx';
import { useIsGone } from './use-is-gone.ts';
import classes from './trial.module.css';
import { useShownResult } from './use-shown-result.ts';
import { useTrial } from './use-trial.ts';

export function TrialForm() {
  const [trial, setTrial] = useState<TrialDraft>(firstTrial);
  const isGone = useIsGone();
  const [personId, setPersonId] = useState<string | null>(null);
  const [tried, setTried] = useState<{ simulation: Simulation; trial: TrialDraft } | null>(null);
  const { tryWritten, isRunning, isDraftChanged } = useTrial();
  const readPerson = usePersonReader();
  const channels = useChannelChoices([trial.channel]);
  const result = useShownResult<HTMLDivElement>(tried);
  const set = (change: Partial<TrialDraft>): void => setTrial((before) => ({ ...before, ...change }));
  const fillIn = async (id: string): Promise<void> => {
    setPersonId(id);
    try {
      const person = await readPerson(id);
      setTrial((before) => fromPerson(person, before, newId));
    } catch (error) {
      showProblem('The person cannot be read', error);
    }
  };

  const tryIt = async (): Promise<void> => {
    const simulation = await tryWritten(trialMessage(trial));
    setTried(simulation === null ? null : { simulation, trial });
  };
  const isOutdated = tried !== null && (isDraftChanged || !isSameValue(tried.trial, trial));

  return (
    <div className={classes.columns}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void tryIt();
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
          <SearchedSelect
            label="Country"
            placeholder="Unknown"
            data={countryCodes()}
            clearable
            filter={findCodes('country')}
            value={trial.country}
            onChange={(country) => set({ country })}
          />
          <SearchedSelect
            label="Browser language"
            placeholder="Unknown"
            data={languageCodes()}
            clearable
            filter={findCodes('language')}
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
          <SearchedSelect
            label="Channel"
            {...channels}
            onFocus={(event) => event.currentTarget.select()}
            value={trial.channel}
            onChange={(channel) => set({ channel: channel ?? firstTrial.channel })}
          />
          <PersonChooser label="Fill in from a person" value={personId} onChange={(id) => void fillIn(id)} />
        </div>
        <TrialAttributes attributes={trial.attributes} onChange={(attributes) => set({ attributes })} />
        <Group gap="xs">
          <Button
            type="submit"
            size="xs"
            loading={isRunning}
            disabled={isGone}
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
          >
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
      <div className={classes.result} ref={result}>
        {tried === null ? (
          <p className={drawerClasses.empty}>What would happen is shown here, and its path on the canvas.</p>
        ) : (
          <TrialOutcome
            outcome={tried.simulation}
            tense="tried"
            onAgain={isOutdated && !isGone ? () => void tryIt() : undefined}
          />
        )}
      </div>
    </div>
  );
}
