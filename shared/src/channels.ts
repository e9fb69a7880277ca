/**
 * Ways by which messages come in that the product knows itself, by what people call them. Others are named by whoever
 * sends through the API, and are called as they name themselves.
 */
export const channelNames: ReadonlyMap<string, string> = new Map([
  ['widget', 'Chat'],
  ['api', 'API'],
]);

/** The channel of the chat that visitors write in. */
export const chatChannel = 'widget';

/** “Chat” for the widget’s channel. */
export function channelName(channel: string): string {
  return channelNames.get(channel) ?? channel;
}
