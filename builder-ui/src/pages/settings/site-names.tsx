/** Addresses of sites in a line; on a phone they break between their parts before they break within one. */
import { Fragment } from 'react';
import styles from './site-names.module.css';
import { originParts } from './widget-origins.ts';

export function SiteNames({ origins }: { origins: readonly string[] }) {
  return (
    <span title={origins.join(', ')}>
      {origins.map((origin, place) => (
        <Fragment key={origin}>
          {place === 0 ? '' : ' '}
          {originParts(origin === origins.at(-1) ? origin : `${origin},`).map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts repeat, and have nothing else to tell them apart
            <span key={index} className={styles.part}>
              {part}
            </span>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
