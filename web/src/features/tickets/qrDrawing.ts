/** A code as the server draws it: one path of dark squares in a box with a light border. */
export interface Drawing {
  viewBox: string;
  path: string;
}

/** Takes box and path out of the server's SVG: drawn as part of the page, which allows no pictures from elsewhere. */
export function readDrawing(svg: string): Drawing | undefined {
  const viewBox = /viewBox="([\d ]+)"/.exec(svg)?.[1];
  const path = /fill="#000" d="([Mhvz\d -]+)"/.exec(svg)?.[1];
  return viewBox && path ? { viewBox, path } : undefined;
}
