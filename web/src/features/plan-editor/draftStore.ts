import type { PlanDocument } from '../../shared/api/types';
import { fromPlan, toPlan, type PlanDraft } from './document';

/** What was drawn and not stored yet stays in this browser, so that a reload or a crash costs nothing. */
const prefix = 'plan-draft/';
/** Another draft than these is not read. */
const edition = 1;

interface Kept {
  edition: number;
  at: string;
  plan: PlanDocument;
}

/** One draft of each plan and person; `planId` null is a new plan. */
export const draftKey = (userId: string, planId: string | null) => `${prefix}${userId}/${planId ?? 'new'}`;

/** False where the browser has no room for it. */
export function keepDraft(key: string, draft: PlanDraft, at: Date): boolean {
  try {
    localStorage.setItem(key, JSON.stringify({ edition, at: at.toISOString(), plan: toPlan(draft) } satisfies Kept));
    return true;
  } catch {
    // Full, or forbidden: the old draft must not come back as if it were this one.
    forgetDraft(key);
    return false;
  }
}

export function readDraft(key: string): { draft: PlanDraft; at: string } | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    return kept?.edition === edition ? { draft: fromPlan(kept.plan), at: kept.at } : null;
  } catch {
    return null;
  }
}

export function forgetDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing is kept where nothing can be.
  }
}
