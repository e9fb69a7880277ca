/** The one table of what can be done in the editor. A command is added here, and is then in menus, keys and search alike. */
import type { EditorCommand } from './command.ts';
import { arrangeCommands } from './arrange-commands.ts';
import { automationCommands } from './automation-commands.ts';
import { clipboardCommands } from './clipboard-commands.ts';
import { connectCommands } from './connect-commands.ts';
import { editCommands } from './edit-commands.ts';
import { moveCommands } from './move-commands.ts';
import { nodeCommands } from './node-commands.ts';
import { resizeCommands } from './resize-commands.ts';
import { selectionCommands } from './selection-commands.ts';
import { viewCommands } from './view-commands.ts';
import { walkCommands } from './walk-commands.ts';

export const editorCommands: readonly EditorCommand[] = [
  ...walkCommands,
  ...connectCommands,
  ...editCommands,
  ...clipboardCommands,
  ...nodeCommands,
  ...selectionCommands,
  ...moveCommands,
  ...resizeCommands,
  ...arrangeCommands,
  ...viewCommands,
  ...automationCommands,
];

const byId = new Map(editorCommands.map((command) => [command.id, command]));

/** @throws Error when there is no such command: its id is written in code */
export function commandById(id: string): EditorCommand {
  const command = byId.get(id);
  if (command === undefined) throw new Error(`There is no command “${id}”.`);
  return command;
}
