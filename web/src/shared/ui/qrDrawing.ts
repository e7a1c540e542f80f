/** The server's drawing of a code: one path of dark squares in a box with a light border. */
export interface Drawing {
  viewBox: string;
  path: string;
}

/** Reads box and path from the server's SVG. The page draws them itself: its security policy forbids the picture. */
export function readDrawing(svg: string): Drawing | undefined {
  const viewBox = /viewBox="([\d ]+)"/.exec(svg)?.[1];
  const path = /fill="#000" d="([Mhvz\d -]+)"/.exec(svg)?.[1];
  return viewBox && path ? { viewBox, path } : undefined;
}
