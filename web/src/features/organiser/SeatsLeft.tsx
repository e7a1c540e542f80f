import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatCount, formatMoney } from '../../shared/i18n/format';
import { LiveMark, Loading, Meter, Problem } from '../../shared/ui/feedback';
import { useSections } from '../events';

/** The organiser's live numbers of seats left, in all and by section. */
export function SeatsLeft({ event }: { event: EventDetail }) {
  const { sections, stream, error, reload } = useSections(event.event_id);
  const total = sections?.reduce((sum, section) => sum + section.total, 0) ?? 0;
  const left = sections?.reduce((sum, section) => sum + section.available, 0) ?? 0;
  return (
    <section className="card" aria-labelledby="sales-title">
      <div className="section-head">
        <h2 id="sales-title">{t.organiser.salesTitle}</h2>
        <LiveMark state={stream} />
      </div>
      {error !== undefined && <Problem error={error} onRetry={reload} />}
      {sections === undefined && error === undefined && <Loading />}
      {sections && (
        <>
          <p className="big-number">
            <strong>{formatCount(left)}</strong> <span className="muted">/ {formatCount(total)}</span>
          </p>
          <div className="table-scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t.organiser.section}</th>
                  <th scope="col" className="number">{t.organiser.price}</th>
                  <th scope="col" className="number wide-only">{t.organiser.total}</th>
                  <th scope="col" className="number">{t.organiser.gone}</th>
                  <th scope="col" className="number">{t.organiser.left}</th>
                  <td className="wide-only" aria-hidden="true" />
                </tr>
              </thead>
              <tbody>
                {sections.map((section) => (
                  <tr key={section.section}>
                    <th scope="row">{section.section}</th>
                    <td className="number">{formatMoney(section.price, event.currency)}</td>
                    <td className="number wide-only">{formatCount(section.total)}</td>
                    <td className="number">{formatCount(section.total - section.available)}</td>
                    <td className="number">{formatCount(section.available)}</td>
                    <td className="wide-only" aria-hidden="true">
                      <Meter value={section.available} total={section.total} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
