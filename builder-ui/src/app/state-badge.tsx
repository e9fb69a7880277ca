/** A state in a word, on a ground of its meaning. The icon tells it apart without the colour. */
import type { TablerIcon } from '@tabler/icons-react';
import styles from './state-badge.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'calm';

export function StateBadge({ tone, label, icon: Icon }: { tone: Tone; label: string; icon: TablerIcon }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      <Icon size={12} aria-hidden />
      {label}
    </span>
  );
}
