import type { Picture as PictureFacts } from '../api/types';
import './picture.css';

interface Props {
  picture: PictureFacts;
  /** How wide it is shown, for the browser to choose a form. */
  sizes: string;
  /** At the head of a page, where it must not wait for the reader to scroll. */
  isLarge?: boolean;
}

/** An uploaded picture, in the form that fits. Its place is kept before it is there. */
export function Picture({ picture, sizes, isLarge = false }: Props) {
  const at = (width: number) => `/pictures/${picture.picture_id}/${width}.webp`;
  return (
    <img
      className={isLarge ? 'picture picture-large' : 'picture'} alt={picture.alt} src={at(picture.width)} sizes={sizes}
      srcSet={picture.widths.map((width) => `${at(width)} ${width}w`).join(', ')}
      width={picture.width} height={picture.height} loading={isLarge ? 'eager' : 'lazy'} decoding="async"
    />
  );
}
