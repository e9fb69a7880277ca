/** At the bottom left: zoom, fit, tidy up, and the map of the whole automation. */
import { IconLayoutDistributeHorizontal, IconZoomScan } from '@tabler/icons-react';
import { ControlButton, Controls } from '@xyflow/react';
import { CanvasMap } from './canvas-map.tsx';
import { commandById } from './commands/commands.ts';
import { useCommand } from './commands/commands-context.tsx';
import type { EditorCommand } from './commands/command.ts';
import { commandHint } from './commands/command-hint.ts';
import { fitViewOptions, moveMs } from './use-bring-into-view.ts';
import type { DragStore } from './use-canvas-items.ts';

export function CanvasControls({ drag }: { drag: DragStore }) {
  return (
    <>
      <Controls position="bottom-left" fitViewOptions={{ ...fitViewOptions, duration: moveMs() }} showInteractive={false}>
        <CommandControl command={commandById('zoom-to-selection')}>
          <IconZoomScan aria-hidden />
        </CommandControl>
        <CommandControl command={commandById('tidy-up')}>
          <IconLayoutDistributeHorizontal aria-hidden />
        </CommandControl>
      </Controls>
      <CanvasMap drag={drag} />
    </>
  );
}

function CommandControl({ command, children }: { command: EditorCommand; children: React.ReactNode }) {
  const { title, isOffered, isEnabled, run } = useCommand(command);
  if (!isOffered) return null;
  return (
    <ControlButton title={commandHint(title, command)} aria-label={title} disabled={!isEnabled} onClick={run}>
      {children}
    </ControlButton>
  );
}
