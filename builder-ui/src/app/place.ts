/** Where one is: a page says its title, the browser's tab and the top bar show it. */
import { useEffect } from 'react';
import { create } from 'zustand';

interface Place {
  /** Title of the page, when it is one within a section, such as a conversation. */
  detail: string | null;
}

export const usePlaceStore = create<Place>(() => ({ detail: null }));

/** Names what is shown where there are no sections yet, such as the login page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/**
 * Names the page that is shown, until it is left.
 * @param title of the page, for the browser's tab
 * @param detail shown after the section's name in the top bar
 */
export function usePlace(title: string, detail: string | null = null): void {
  useTitle(`${title} · Switchboard`);
  useEffect(() => {
    usePlaceStore.setState({ detail });
    return () => usePlaceStore.setState({ detail: null });
  }, [detail]);
}
