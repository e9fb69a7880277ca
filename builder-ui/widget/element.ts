/** Makes an element: attributes by name, texts and elements within. Texts are texts: nothing said becomes markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | null> = {},
  ...within: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(attribute, value);
  made.append(...within);
  return made;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A line drawing of 24 by 24 in the colour of the text around it. @param path as SVG's `d` has it */
export function icon(path: string): SVGElement {
  const drawing = document.createElementNS(svgNamespace, 'svg');
  const attributes = { viewBox: '0 0 24 24', width: '20', height: '20', fill: 'none', 'aria-hidden': 'true' };
  for (const [name, value] of Object.entries(attributes)) drawing.setAttribute(name, value);
  const line = document.createElementNS(svgNamespace, 'path');
  const strokes = { d: path, stroke: 'currentColor', 'stroke-width': '2', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  for (const [name, value] of Object.entries(strokes)) line.setAttribute(name, value);
  drawing.append(line);
  return drawing;
}
