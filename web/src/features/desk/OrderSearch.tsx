import type { FormEvent } from 'react';
import { t } from '../../shared/i18n';
import { formatDateTime, formatMoney } from '../../shared/i18n/format';
import { Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { useAction } from '../auth';
import { SeatLines } from '../orders';
import { searchOrders } from './queries';
import './desk.css';

/** Finds orders of an event by what people know of them. */
export function OrderSearch({ eventId }: { eventId: number }) {
  const search = useAction((token, query: string) => searchOrders(token, eventId, query), { readOnly: true });
  const submit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    search.run(textOf(form.currentTarget)('query').trim());
  };
  const found = search.answer;
  return (
    <section className="card" aria-labelledby="order-search-title">
      <h2 id="order-search-title">{t.desk.searchTitle}</h2>
      <form className="form" role="search" onSubmit={submit}>
        <Field
          label={t.desk.searchLabel} name="query" required minLength={3} maxLength={200} autoComplete="off"
          hint={t.desk.searchHint}
        />
        <button className="button" disabled={search.busy}>
          {t.desk.search}
        </button>
      </form>
      {search.error && <Problem error={search.error} />}
      {found && <p role="status">{t.desk.found(found.orders.length, found.next !== null)}</p>}
      <ul className="order-list">
        {found?.orders.map(({ order, buyer_name, buyer_email }) => (
          <li key={order.order_id} className="card order-card">
            <h3>{buyer_name ?? t.desk.nobody}</h3>
            <p className="muted">{buyer_email}</p>
            {order.seats.length > 0 && <SeatLines seats={order.seats} />}
            <p className="muted">
              {t.orders.status[order.status]} · {formatDateTime(order.created_at)} ·{' '}
              {formatMoney(order.total, order.currency)}
              <br />
              {order.order_id}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
