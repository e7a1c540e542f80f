import { focusId, stageId, type PlanDraft } from './document';

/** Undo goes back so many changes; older ones are forgotten. */
export const mostUndone = 200;

export interface EditorState {
  draft: PlanDraft;
  /** Ids of blocks, of the stage and of the focal point. */
  selection: readonly string[];
  past: readonly PlanDraft[];
  future: readonly PlanDraft[];
  /** Changes of one group that follow each other are undone as one: a name that is typed, a key that is held. */
  group: string | null;
}

export type EditorAction =
  /** Another plan: nothing of the old one can be undone. */
  | { type: 'open'; draft: PlanDraft }
  | { type: 'change'; change: (draft: PlanDraft) => PlanDraft; group?: string; select?: 'new' | readonly string[] }
  | { type: 'select'; ids: readonly string[] }
  | { type: 'toggle'; id: string }
  | { type: 'undo' }
  | { type: 'redo' };

export const startWith = (draft: PlanDraft): EditorState =>
  ({ draft, selection: [], past: [], future: [], group: null });

export function reduce(state: EditorState, action: EditorAction): EditorState {
  switch (action.type) {
    case 'open': return startWith(action.draft);
    case 'change': return changed(state, action);
    case 'select': return { ...state, selection: existing(state.draft, action.ids), group: null };
    case 'toggle': {
      const chosen = state.selection.includes(action.id)
        ? state.selection.filter((id) => id !== action.id)
        : [...state.selection, action.id];
      return { ...state, selection: existing(state.draft, chosen), group: null };
    }
    case 'undo': {
      const before = state.past.at(-1);
      if (before === undefined) return state;
      return at(state, before, state.past.slice(0, -1), [state.draft, ...state.future]);
    }
    case 'redo': {
      const [after, ...future] = state.future;
      if (after === undefined) return state;
      return at(state, after, [...state.past, state.draft], future);
    }
  }
}

function changed(state: EditorState, action: EditorAction & { type: 'change' }): EditorState {
  const draft = action.change(state.draft);
  if (draft === state.draft) return state;
  const group = action.group ?? null;
  const goesOn = group !== null && group === state.group;
  const past = goesOn ? state.past : [...state.past, state.draft].slice(-mostUndone);
  const known = new Set(state.draft.blocks.map(({ id }) => id));
  const selection = action.select === 'new'
    ? draft.blocks.map(({ id }) => id).filter((id) => !known.has(id))
    : action.select ?? state.selection;
  return { draft, selection: existing(draft, selection), past, future: [], group };
}

const at = (
  state: EditorState, draft: PlanDraft, past: readonly PlanDraft[], future: readonly PlanDraft[],
): EditorState => ({ draft, past, future, selection: existing(draft, state.selection), group: null });

/** What is not in the plan cannot be chosen. */
function existing(draft: PlanDraft, ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return ids;
  const known = new Set(draft.blocks.map(({ id }) => id));
  if (draft.drawing?.stage) known.add(stageId);
  if (draft.drawing?.focal_point) known.add(focusId);
  return ids.filter((id) => known.has(id));
}
