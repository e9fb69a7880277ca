import { type CountWindow, countWindows } from '@switchboard/shared/automation';
import { useLocalStorage } from '@mantine/hooks';

export type ShownWindow = CountWindow | 'off';

const known: readonly string[] = ['off', ...countWindows];

/** How far back the counts on edges go, or that none are shown; as chosen last in this browser. */
export function useCountWindow(): [ShownWindow, (window: ShownWindow) => void] {
  const [chosen, choose] = useLocalStorage<string>({ key: 'switchboard-count-window', defaultValue: 'day' });
  return [known.includes(chosen) ? (chosen as ShownWindow) : 'day', choose];
}
