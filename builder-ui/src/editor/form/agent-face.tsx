/** An agent's initials on a ground of their own: faces are told apart before names are read. Beside the name, so unheard. */
import type { CSSProperties } from 'react';
import { hueOf, initials } from '../../graph/face.ts';
import classes from './form.module.css';

export function AgentFace({ name }: { name: string }) {
  return (
    <span className={classes.face} style={{ '--face-hue': hueOf(name) } as CSSProperties} aria-hidden>
      {initials(name)}
    </span>
  );
}
