/** A diagnostic's message without the node's name before it, for where the node is in sight already. */
export function messageWithoutLabel(message: string, nodeName: string): string {
  const label = `${nodeName}: `;
  return message.startsWith(label) ? message.slice(label.length) : message;
}
