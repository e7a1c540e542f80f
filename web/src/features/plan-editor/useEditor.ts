import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { PlanDraft } from './document';
import { forgetDraft, keepDraft } from './draftStore';
import { reduce, startWith, type EditorAction, type EditorState } from './reducer';

export interface Editor {
  state: EditorState;
  dispatch: (action: EditorAction) => void;
  /** Makes the next plan. Changes of one group that follow each other are undone as one. */
  change: (change: (draft: PlanDraft) => PlanDraft, options?: ChangeOptions) => void;
}

type ChangeOptions = Pick<EditorAction & { type: 'change' }, 'group' | 'select'>;

export function useEditor(initial: PlanDraft): Editor {
  const [state, dispatch] = useReducer(reduce, initial, startWith);
  const change = useCallback(
    (make: (draft: PlanDraft) => PlanDraft, options: ChangeOptions = {}) =>
      dispatch({ type: 'change', change: make, ...options }),
    [],
  );
  return { state, dispatch, change };
}

/** A pause in drawing of this length keeps the draft. */
const pauseMs = 500;

/** Keeps what differs from the stored plan in the browser, and says whether it could. */
export function useKeptDraft(key: string, draft: PlanDraft, stored: PlanDraft): 'kept' | 'failed' | null {
  const [result, setResult] = useState<'kept' | 'failed' | null>(null);
  const keep = () => {
    if (draft !== stored) return keepDraft(key, draft, new Date()) ? 'kept' : 'failed';
    forgetDraft(key);
    return null;
  };
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
    const timer = setTimeout(() => setResult(latest.current()), pauseMs);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `keep` is made of these
  }, [key, draft, stored]);
  useEffect(() => {
    // A page that is left within the pause keeps it, too.
    const flush = () => void latest.current();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  return result;
}
