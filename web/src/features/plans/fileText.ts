import { t } from '../../shared/i18n';

/** A file that cannot be read as a plan, in words for people. */
export class FileError extends Error {}

export const textOf = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(new FileError(t.plans.noJson));
    reader.readAsText(file);
  });
