/** What became of something, in a word and a sign: told apart without colour. */
import type { TablerIcon } from '@tabler/icons-react';
import { IconArrowsMove, IconCursorText, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { type DifferenceMark, markWords } from '../graph/difference-words.ts';
import classes from './difference.module.css';

const icons: Record<DifferenceMark, TablerIcon> = {
  added: IconPlus,
  removed: IconMinus,
  changed: IconPencil,
  renamed: IconCursorText,
  moved: IconArrowsMove,
};

export function DifferenceMarkBadge({ mark }: { mark: DifferenceMark }) {
  const Icon = icons[mark];
  return (
    <span className={classes.mark} data-mark={mark}>
      <Icon size={12} stroke={2.5} aria-hidden />
      {markWords[mark]}
    </span>
  );
}
