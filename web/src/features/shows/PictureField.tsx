import { useId, useRef, useState } from 'react';
import type { Picture as PictureFacts } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { Picture } from '../../shared/ui/Picture';
import { useAction } from '../auth';
import { deletePicture, uploadPicture } from './queries';
import './shows.css';

interface Props {
  /** Path of what has the picture: "/events/7". */
  owner: string;
  picture: PictureFacts | null;
  title?: string;
  onPicture: (picture: PictureFacts | null) => void;
}

/** Uploads, replaces and deletes a picture. */
export function PictureField({ owner, picture, onPicture, title = t.shows.pictureTitle }: Props) {
  const headingId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [alt, setAlt] = useState('');
  const upload = useAction(
    (token, chosen: { file: File; alt: string }) => uploadPicture(token, owner, chosen.file, chosen.alt),
    {
      onSuccess: (uploaded) => {
        setFile(undefined);
        setAlt('');
        if (input.current) input.current.value = '';
        onPicture(uploaded);
      },
    },
  );
  const remove = useAction((token, from: string) => deletePicture(token, from), { onSuccess: () => onPicture(null) });
  const busy = upload.busy || remove.busy;
  const error = upload.error ?? remove.error;
  const shown = picture ?? upload.answer;
  return (
    <section className="card form picture-field" aria-labelledby={headingId}>
      <h2 id={headingId}>{title}</h2>
      {shown && <Picture picture={shown} sizes="20rem" />}
      <Field
        ref={input} label={t.shows.pictureFile} hint={t.shows.pictureHint} type="file"
        accept="image/jpeg,image/png,image/webp" onChange={(event) => setFile(event.target.files?.[0])}
      />
      <Field
        label={t.shows.pictureAlt} maxLength={300} value={alt} onChange={(event) => setAlt(event.target.value)}
      />
      {error && <Problem error={error} />}
      <div className="button-row">
        <button
          type="button" className="button" disabled={busy || file === undefined || alt.trim() === ''}
          onClick={() => {
            remove.reset();
            if (file) upload.run({ file, alt: alt.trim() });
          }}
        >
          {shown ? t.shows.replace : t.shows.upload}
        </button>
        {picture && (
          <button
            type="button" className="button" disabled={busy}
            onClick={() => {
              upload.reset();
              remove.run(owner);
            }}
          >
            {t.shows.remove}
          </button>
        )}
      </div>
    </section>
  );
}
