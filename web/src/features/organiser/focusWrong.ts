/** Moves the focus to the first field of a form that is marked as wrong. */
export const focusWrong = (form: HTMLFormElement | null) =>
  // The next frame has drawn the errors.
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
