import { Fragment } from 'react';
import type { Pricing } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime, formatMoney } from '../../shared/i18n/format';
import { pricesOfSection } from './prices';
import './prices.css';

/** What seats of a section cost, by category and kind of buyer. All prices are what is paid in the end. */
export function PriceList({ pricing, section }: { pricing: Pricing; section: string }) {
  const shown = pricesOfSection(pricing, section);
  const kinds = pricing.kinds.map(({ name }) => name);
  return (
    <section className="card price-list" aria-labelledby="price-list-title">
      <h2 id="price-list-title">{t.prices.title}</h2>
      <div className="price-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.prices.category}</th>
              {kinds.length === 0 ? (
                <th scope="col">{t.prices.price}</th>
              ) : (
                kinds.map((kind) => (
                  <th key={kind} scope="col">
                    {kind}
                  </th>
                ))
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ category, prices, early_until: until, first }, index) => (
              <Fragment key={category ?? ''}>
                <tr>
                  <th scope="row">
                    <span className="category-mark" data-category={index % 6} aria-hidden="true" />
                    {category ?? t.prices.otherSeats}
                  </th>
                  {prices.map(({ kind, price }) => (
                    <td key={kind ?? ''}>{price === 0 ? t.prices.free : formatMoney(price, pricing.currency)}</td>
                  ))}
                </tr>
                {(until != null || first != null) && (
                  <tr className="price-note">
                    <td colSpan={prices.length + 1} className="field-hint">
                      {until != null && t.prices.until(formatDateTime(until))}{' '}
                      {first != null && t.prices.first(first.places, formatMoney(first.price, pricing.currency))}
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <p className="field-hint">{t.prices.included(pricing.tax_percent)}</p>
    </section>
  );
}
