import { useEffect, useRef, type RefObject } from 'react';
import { duplicate, move, remove, rotate } from './commands';
import type { Editor } from './useEditor';
import type { ViewControl } from './usePlanCanvas';

const zoomStep = 1.4;
const panPx = 60;
/** Where there is no grid, an arrow key moves by so much; with shift always by 1. */
const usualStep = 10;
const turnStep = 15;
export const copyShift = 20;

/** The drawing by keyboard. Keys of text fields are left alone: they never reach the canvas. */
export function useEditorKeys(
  canvas: RefObject<HTMLCanvasElement | null>, control: RefObject<ViewControl | null>, editor: Editor, grid: number,
  onEscape: () => void,
): void {
  const act = (event: KeyboardEvent): boolean => {
    const { state, dispatch, change } = editor;
    const { selection } = state;
    if (event.ctrlKey || event.metaKey) {
      switch (event.key.toLowerCase()) {
        case 'z': dispatch({ type: event.shiftKey ? 'redo' : 'undo' }); return true;
        case 'y': dispatch({ type: 'redo' }); return true;
        case 'a': dispatch({ type: 'select', ids: state.draft.blocks.map(({ id }) => id) }); return true;
        case 'd':
          change((draft) => duplicate(draft, selection, copyShift, copyShift), { select: 'new' });
          return true;
        default: return false;
      }
    }
    const step = event.shiftKey ? 1 : grid > 0 ? grid : usualStep;
    const go = (dx: number, dy: number) => {
      if (selection.length === 0) control.current?.pan(-dx * panPx, -dy * panPx);
      else change((draft) => move(draft, selection, dx * step, dy * step), { group: 'arrows' });
      return true;
    };
    const turn = (degrees: number) => {
      change((draft) => rotate(draft, selection, degrees), { group: 'turn' });
      return true;
    };
    switch (event.key) {
      case 'ArrowLeft': return go(-1, 0);
      case 'ArrowRight': return go(1, 0);
      case 'ArrowUp': return go(0, -1);
      case 'ArrowDown': return go(0, 1);
      case '[': return turn(-turnStep);
      case ']': return turn(turnStep);
      case '{': return turn(-1);
      case '}': return turn(1);
      case 'Delete': case 'Backspace': change((draft) => remove(draft, selection)); return true;
      case '+': case '=': control.current?.zoom(zoomStep); return true;
      case '-': control.current?.zoom(1 / zoomStep); return true;
      case '0': case 'Home': control.current?.showAll(); return true;
      case 'Escape':
        onEscape();
        dispatch({ type: 'select', ids: [] });
        return true;
      default: return false;
    }
  };
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey && latest.current(event)) event.preventDefault();
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, [canvas]);
}
