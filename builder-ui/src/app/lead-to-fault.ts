/** Where what is wrong with a field is said beside it, and not by the field itself: choices in a group, lists. */
const said = '.mantine-InputWrapper-error, [data-fault]';
const focusable = 'input:not([type=hidden]), textarea, select, button, [tabindex="0"]';

/**
 * Leads whoever sent a form to what is wrong with it: its first faulty field has the focus, with its label and what is
 * said of it in view; what is said above the fields is brought into view.
 */
export function leadToFault(form: HTMLElement): void {
  const isUsable = (element: HTMLElement): boolean => !element.matches(':disabled') && element.checkVisibility();
  const invalid = [...form.querySelectorAll<HTMLElement>('[aria-invalid="true"]')].find(isUsable);
  const field = invalid ?? firstIn(form.querySelector<HTMLElement>(said), isUsable);
  const told = field?.closest('.mantine-InputWrapper-root') ?? field ?? form.querySelector('[role="alert"]');
  told?.scrollIntoView({ block: 'nearest' });
  field?.focus({ preventScroll: true });
}

/** Of a group, what is chosen in it, else what comes first. */
function firstIn(fault: HTMLElement | null, isUsable: (element: HTMLElement) => boolean): HTMLElement | undefined {
  const group = fault?.closest<HTMLElement>('[data-fault], .mantine-InputWrapper-root');
  const fields = [...(group?.querySelectorAll<HTMLElement>(focusable) ?? [])].filter(isUsable);
  return fields.find((field) => field.matches(':checked')) ?? fields[0];
}
