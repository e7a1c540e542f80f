import { useQuery } from '@tanstack/react-query';
import type { EventDetail } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { pricingQuery } from '../prices';

/** What seats cost by section, category and kind of buyer: all that is paid in the end. */
export function EventPrices({ event }: { event: EventDetail }) {
  const { data: pricing } = useQuery(pricingQuery(event.event_id));
  if (!pricing || pricing.shown.length === 0) return null;
  const kinds = pricing.kinds.map(({ name }) => name);
  return (
    <section className="card" aria-labelledby="event-prices-title">
      <h2 id="event-prices-title">{t.prices.title}</h2>
      {/* What scrolls sideways is reached by keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="table-scroll" role="group" aria-labelledby="event-prices-title" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.prices.category}</th>
              {(kinds.length === 0 ? [t.prices.price] : kinds).map((kind) => (
                <th key={kind} scope="col" className="number">{kind}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pricing.shown.map(({ section, category, prices }) => (
              <tr key={`${section} ${category ?? ''}`}>
                <th scope="row">
                  {[t.events.sectionName(section), category].filter(Boolean).join(', ')}
                </th>
                {prices.map(({ kind, price }) => (
                  <td key={kind ?? ''} className="number">
                    {price === 0 ? t.prices.free : formatMoney(price, pricing.currency)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="field-hint">{t.prices.included(pricing.tax_percent)}</p>
    </section>
  );
}
