/** Brings the field of a request's path into view and gives it the focus: that of the nearest part that has one. */
export function focusField(path: string): void {
  for (let part = path; part !== ''; part = part.replace(/(\.[^.[]*|\[\d+\])$/, '')) {
    const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(part)}"]`);
    if (field) {
      field.focus();
      field.scrollIntoView({ block: 'center' });
      return;
    }
    if (!/[.[]/.test(part)) return;
  }
}
