/**
 * Where the caret of a text field is on the screen. Browsers do not say: a copy of the field's text in a box of the same
 * look is measured instead, up to the caret.
 */
const copied = [
  ...['box-sizing', 'width', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left'],
  ...['border-top-width', 'border-right-width', 'border-bottom-width', 'border-left-width'],
  ...['font-family', 'font-size', 'font-weight', 'font-style', 'font-feature-settings', 'letter-spacing', 'line-height'],
  ...['text-indent', 'text-transform', 'tab-size', 'word-spacing'],
];

/** In pixels of the window: the left of the caret, and the bottom and height of its line. */
export interface CaretPlace {
  left: number;
  bottom: number;
  lineHeight: number;
}

/** @param place in the field's text, such as where a variable begins */
export function caretPlace(field: HTMLTextAreaElement | HTMLInputElement, place: number): CaretPlace {
  const look = getComputedStyle(field);
  const copy = document.createElement('div');
  for (const property of copied) copy.style.setProperty(property, look.getPropertyValue(property));
  const isOneLine = field instanceof HTMLInputElement;
  Object.assign(copy.style, {
    position: 'absolute',
    visibility: 'hidden',
    left: '-9999px',
    overflowWrap: 'break-word',
    whiteSpace: isOneLine ? 'pre' : 'pre-wrap',
  });
  copy.textContent = field.value.slice(0, place);
  const mark = document.createElement('span');
  mark.textContent = field.value.slice(place, place + 1) || '.';
  copy.append(mark);
  document.body.append(copy);
  const { offsetLeft, offsetTop, offsetHeight } = mark;
  copy.remove();
  const box = field.getBoundingClientRect();
  const lineHeight = Number.parseFloat(look.lineHeight) || offsetHeight;
  if (isOneLine) return { left: box.left + Math.min(offsetLeft - field.scrollLeft, box.width), bottom: box.bottom, lineHeight };
  const bottom = box.top + offsetTop - field.scrollTop + lineHeight;
  return { left: box.left + offsetLeft, bottom: Math.min(Math.max(bottom, box.top), box.bottom), lineHeight };
}
