import { useCallback, useEffect, useReducer, useState } from 'react';
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
  useEffect(() => {
    const keep = () => {
      if (draft === stored) {
        forgetDraft(key);
        setResult(null);
      } else setResult(keepDraft(key, draft, new Date()) ? 'kept' : 'failed');
    };
    const timer = setTimeout(keep, pauseMs);
    // A page that is closed within the pause keeps it, too.
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  }, [key, draft, stored]);
  return result;
}
