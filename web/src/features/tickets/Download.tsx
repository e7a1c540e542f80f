import { fetchFile } from '../../shared/api/client';
import { Problem } from '../../shared/ui/feedback';
import { useAction } from '../auth';

interface DownloadProps {
  path: string;
  name: string;
  type: string;
  label: string;
}

/** A button that saves a file. A link cannot send the token, so the page fetches the file itself. */
export function Download({ path, name, type, label }: DownloadProps) {
  const download = useAction((token) => fetchFile(path, token), {
    readOnly: true,
    onSuccess: (file) => file && saveFile(new Blob([file.bytes], { type }), name),
  });
  return (
    <>
      <button type="button" className="button" disabled={download.busy} onClick={() => download.run(undefined)}>
        {label}
      </button>
      {download.error && <Problem error={download.error} />}
    </>
  );
}

/** iOS reads the file only after the person has answered its question, so its address must live until then. */
const readWithinMs = 60_000;

export function saveFile(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), readWithinMs);
}
