/** What the ids of a node's fields begin with. */
export function configId(nodeId: string): string {
  return `config-${nodeId}`;
}

/** The part of a form that is about a field, or else about what the field is in; null when the form has neither. */
export function fieldIn(form: HTMLElement, nodeId: string, path: readonly string[]): HTMLElement | null {
  for (let length = path.length; length > 0; length -= 1) {
    const id = [configId(nodeId), ...path.slice(0, length)].join('_');
    const field = form.querySelector<HTMLElement>(`[data-field="${CSS.escape(id)}"]`);
    if (field !== null) return field;
  }
  return null;
}
