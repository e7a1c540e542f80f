import { Suspense, useMemo } from 'react';
import { t } from '../../shared/i18n';
import { Loading } from '../../shared/ui/feedback';
import { PlanMap } from '../venue-map';
import { drawingOf, sectionColours, sectionPlans } from './buyerPlan';
import type { PlanDraft } from './document';

/** Of sections without a category. */
const plain = '#64748b';

/** The drawing by the map that buyers get. */
export function Preview({ draft }: { draft: PlanDraft }) {
  const [sections, drawing, colours] = useMemo(
    () => [sectionPlans(draft), drawingOf(draft), sectionColours(draft, plain)] as const, [draft],
  );
  return (
    <section className="card" aria-labelledby="plan-preview-title">
      <h2 id="plan-preview-title">{t.planEditor.previewTitle}</h2>
      <Suspense fallback={<Loading />}>
        <PlanMap name={draft.name} sections={sections} drawing={drawing} colours={colours} />
      </Suspense>
    </section>
  );
}
