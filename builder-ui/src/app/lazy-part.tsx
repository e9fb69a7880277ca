/**
 * A page, or a part of one, whose code is fetched when it is shown; meanwhile something stands in its place. What stays
 * true: where it could not be fetched, that is tried anew each time it comes to be shown.
 */
import { type ComponentType, type FunctionComponent, lazy, type ReactNode, Suspense, useState } from 'react';
import { loaded } from './loaded.ts';
import { showProblem } from './show-notice.ts';

export interface LazyPart<Props> extends FunctionComponent<Props> {
  /** Shows it once it has been fetched; where it cannot be, that is said by this title, and the page stays as it is. */
  fetchToShow: (title: string, show: () => void) => Promise<void>;
}

/** @param fallback stands in its place while it is fetched */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  fallback: ReactNode = null,
): LazyPart<Props> {
  let hasFailed = false;
  const begin = () =>
    lazy(async () => {
      try {
        return { default: await loaded(load) };
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    });
  let part = begin();
  const current = () => {
    if (hasFailed) part = begin();
    hasFailed = false;
    return part;
  };
  const Shown = (props: Props) => {
    const [Part] = useState(current);
    return (
      <Suspense fallback={fallback}>
        <Part {...props} />
      </Suspense>
    );
  };
  const fetchToShow = async (title: string, show: () => void): Promise<void> => {
    try {
      await loaded(load);
    } catch (error) {
      showProblem(title, error);
      return;
    }
    show();
  };
  return Object.assign(Shown, { fetchToShow });
}
