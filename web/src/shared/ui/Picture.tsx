import type { Picture as PictureFacts } from '../api/types';
import './picture.css';

interface Props {
  picture: PictureFacts | null | undefined;
  /** Its first letter stands where there is no picture. */
  name?: string;
  /** How wide it is shown, for the browser to choose a form. */
  sizes: string;
  /** At the head of a page, where it must not wait for the reader to scroll. */
  isLarge?: boolean;
  /** In the first row of a list: on the screen from the start. */
  isFirst?: boolean;
}

/** An uploaded picture, in the form that fits. Its place is kept before it is there. */
export function Picture({ picture, name = '', sizes, isLarge = false, isFirst = false }: Props) {
  if (!picture) return <div className="picture picture-blank" aria-hidden="true">{[...name][0]?.toUpperCase()}</div>;
  const at = (width: number) => `/pictures/${picture.picture_id}/${width}.webp`;
  return (
    <img
      className={isLarge ? 'picture picture-large' : 'picture'} alt={picture.alt} src={at(picture.width)} sizes={sizes}
      srcSet={picture.widths.map((width) => `${at(width)} ${width}w`).join(', ')}
      width={picture.width} height={picture.height} loading={isLarge || isFirst ? 'eager' : 'lazy'} decoding="async"
      // Without it a browser takes a picture for unimportant until it knows where it stands.
      fetchPriority={isLarge || isFirst ? 'high' : 'auto'}
    />
  );
}
