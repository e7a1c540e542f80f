import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import type { OrderCode } from './useOrderCode';

interface CodeTotalProps {
  /** Without the code, in minor units. */
  total: number;
  currency: string;
  order: OrderCode;
}

/** What the chosen seats cost; with a code the price of before too, struck out. */
export function CodeTotal({ total, currency, order: { quote } }: CodeTotalProps) {
  if (quote === undefined || quote.discount === 0 || quote.price !== total) {
    return <strong>{formatMoney(total, currency)}</strong>;
  }
  return (
    <>
      <s className="muted">
        <span className="visually-hidden">{t.codes.before} </span>{formatMoney(total, currency)}
      </s>{' '}
      <strong>{formatMoney(quote.total, currency)}</strong>
    </>
  );
}
