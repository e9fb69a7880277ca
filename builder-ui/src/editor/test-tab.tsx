/**
 * Trying the automation: on a message one writes, which is for who may change it, or on one that came in. Nothing is stored
 * or sent.
 */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { PastMessages } from './past-messages.tsx';
import { TrialForm } from './trial-form.tsx';
import { useEditor } from './editor-context.ts';
import classes from './trial.module.css';

export function TestTab() {
  const mayChange = useEditor((state) => state.mayChange);
  const [source, setSource] = useState('written');
  if (!mayChange) {
    return (
      <div className={classes.test}>
        <PastMessages />
      </div>
    );
  }
  return (
    <div className={classes.test}>
      <SegmentedControl
        aria-label="Which message to try"
        size="xs"
        value={source}
        onChange={setSource}
        data={[
          { value: 'written', label: 'Write a message' },
          { value: 'past', label: 'A message that came in' },
        ]}
      />
      {source === 'written' ? <TrialForm /> : <PastMessages />}
    </div>
  );
}
