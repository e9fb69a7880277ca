/**
 * A mail as it looks, or as plain text. The look is a frame without scripts, forms, links out or anything loaded from
 * elsewhere: what a customer wrote cannot act in it.
 */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import styles from './mail-view.module.css';

interface MailViewProps {
  html: string;
  text: string;
  /** Of the look, in pixels. */
  height?: number;
}

export function MailView({ html, text, height = 480 }: MailViewProps) {
  const [view, setView] = useState('look');
  return (
    <div className={styles.mail}>
      <SegmentedControl
        size="xs"
        aria-label="How to show the mail"
        data={[
          { value: 'look', label: 'As it looks' },
          { value: 'text', label: 'As plain text' },
        ]}
        value={view}
        onChange={setView}
      />
      {view === 'look' ? (
        <iframe className={styles.look} style={{ height }} title="How the mail looks" sandbox="" srcDoc={withoutReach(html)} />
      ) : (
        <pre className={styles.text} style={{ maxHeight: height }} tabIndex={0}>
          {text}
        </pre>
      )}
    </div>
  );
}

function withoutReach(html: string): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'";
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><base target="_blank">${html}`;
}
