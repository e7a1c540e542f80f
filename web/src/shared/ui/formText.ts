/** Reads the text fields of a form by their names. A field that is missing, or is a file, reads as "". */
export function textOf(form: HTMLFormElement): (name: string) => string {
  const data = new FormData(form);
  return (name) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
}
