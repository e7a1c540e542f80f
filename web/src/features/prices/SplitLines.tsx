import type { Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import './prices.css';

/** What an order's total is made of: tickets by kind and category, and the fee and tax that are in it. */
export function SplitLines({ order }: { order: Order }) {
  const { split, currency } = order;
  if (split == null) return null;
  const money = (amount: number) => formatMoney(amount, currency);
  return (
    <>
      <ul className="split-lines">
        {split.lines.map(({ kind, category, quantity, price, amount }) => (
          <li key={`${kind ?? ''}|${category ?? ''}|${price}`}>
            <span>{t.prices.line(quantity, [kind, category].filter((part) => part != null), money(price))}</span>
            <span>{money(amount)}</span>
          </li>
        ))}
      </ul>
      {(split.fee > 0 || split.tax > 0) && (
        <p className="field-hint">
          {t.prices.parts(
            money(split.net), split.fee > 0 ? money(split.fee) : null,
            split.tax > 0 ? t.prices.tax(money(split.tax), split.tax_percent) : null,
          )}
        </p>
      )}
    </>
  );
}
