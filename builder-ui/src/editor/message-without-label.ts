/** A diagnostic's message without the node's name before it, for where the node is in sight already. */
export function messageWithoutLabel(message: string, nodeName: string): string {
  const label = `${nodeName}: `;
  return message.startsWith(label) ? message.slice(label.length) : message;
}

/**
 * The same for a row that begins with the node's name, which a message about the node as a whole goes on from: “Country”
 * and “leads nowhere”. A field called as its node is stays: it comes after the label.
 */
export function messageAfterName(message: string, nodeName: string): string {
  const subject = `“${nodeName}” `;
  return message.startsWith(subject) ? message.slice(subject.length) : messageWithoutLabel(message, nodeName);
}
