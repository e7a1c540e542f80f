import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useParams } from 'react-router';
import type { DeskSale, EventDetail, NewDeskSale } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { Page } from '../../shared/ui/Page';
import { useAction, useSession } from '../auth';
import { eventQuery } from '../events';
import { PrintTickets } from '../tickets';
import { seatText } from './namedSeats';
import { allotmentsQuery, salesQuery, sellAtDesk, takeBack, tillQuery } from './queries';
import { noSeatsTyped, SeatFields, wantedSeats } from './SeatFields';
import { Till } from './Till';
import { useRequestKey } from './useRequestKey';
import './boxOffice.css';

/** Selling seats of an event at the desk. */
export function BoxOfficePage() {
  const eventId = Number(useParams()['eventId']);
  const { data: event, isPending, error, refetch } = useQuery(eventQuery(eventId));
  const crumbs = [
    { label: t.organiser.title, to: '/organiser' },
    { label: event?.name ?? t.organiser.manage, to: `/organiser/event/${eventId}` },
    { label: t.boxOffice.title },
  ];
  return (
    <Page title={t.boxOffice.title} crumbs={crumbs} lead={<p>{t.boxOffice.lead}</p>}>
      {event ? <BoxOffice key={eventId} event={event} />
        : isPending ? <Loading /> : <Problem error={error} onRetry={() => void refetch()} />}
    </Page>
  );
}

function BoxOffice({ event }: { event: EventDetail }) {
  const { user, authorized } = useSession();
  const queryClient = useQueryClient();
  const options = salesQuery(user?.user_id, event.event_id, authorized);
  const { data, isPending, error, refetch } = useQuery(options);
  const till = useQuery(tillQuery(user?.user_id, event.event_id, authorized));
  const [soldId, setSoldId] = useState<string>();
  const reload = () =>
    Promise.all([queryClient.invalidateQueries({ queryKey: options.queryKey }), till.refetch()]);
  const sold = data?.sales.find(({ order }) => order.order_id === soldId);
  return (
    <>
      <SellForm
        event={event}
        onSold={(sale) => {
          setSoldId(sale.order.order_id);
          return reload();
        }}
      />
      {soldId !== undefined && <Outcome sale={sold} />}
      <section className="card" aria-labelledby="sales-title">
        <h2 id="sales-title">{t.boxOffice.sales}</h2>
        {isPending && <Loading />}
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        {data?.sales.length === 0 && <p className="muted">{t.boxOffice.noSales}</p>}
        <ul className="order-list">
          {data?.sales.map((sale) => (
            <SaleCard key={sale.order.order_id} sale={sale} onChanged={reload} />
          ))}
        </ul>
      </section>
      {till.data && <Till report={till.data} />}
    </>
  );
}

function SellForm({ event, onSold }: { event: EventDetail; onSold: (sale: DeskSale) => unknown }) {
  const { user, authorized } = useSession();
  const allotments = useQuery(allotmentsQuery(user?.user_id, event.event_id, authorized));
  const [typed, setTyped] = useState(() => noSeatsTyped(event));
  const [payment, setPayment] = useState<NewDeskSale['payment']>('cash');
  const [guest, setGuest] = useState({ reference: '', name: '', email: '' });
  const [allotmentId, setAllotmentId] = useState('');
  const [checked, setChecked] = useState(false);
  const { keyOf, forget } = useRequestKey();
  const sell = useAction((token, body: NewDeskSale) => sellAtDesk(token, event.event_id, body, keyOf(body)), {
    repeatable: true,
    onSuccess: (sale) => {
      forget();
      setTyped({ ...noSeatsTyped(event), section: typed.section });
      setGuest({ reference: '', name: '', email: '' });
      setChecked(false);
      return onSold(sale);
    },
  });
  const offered = allotments.data?.allotments.filter(
    (allotment) => allotment.kept > 0 && allotment.section === typed.section,
  ) ?? [];
  const price = event.sections.find(({ name }) => name === typed.section)?.price;
  const submit = (sent: FormEvent) => {
    sent.preventDefault();
    setChecked(true);
    const wanted = wantedSeats(typed);
    if (wanted === null) return;
    sell.run({
      ...wanted, payment, reference: guest.reference || null, buyer_name: guest.name || null,
      buyer_email: guest.email || null, allotment_id: allotmentId || null, expected_price: price ?? null,
    });
  };
  return (
    <section className="card" aria-labelledby="sell-title">
      <h2 id="sell-title">{t.boxOffice.sell}</h2>
      <form className="form" noValidate onSubmit={submit}>
        <SeatFields
          event={event} typed={typed} checked={checked}
          onTyped={(now) => {
            if (now.section !== typed.section) setAllotmentId('');
            setTyped(now);
          }}
        />
        {offered.length > 0 && (
          <SelectField
            label={t.boxOffice.outOf} value={allotmentId} onChange={(edit) => setAllotmentId(edit.target.value)}
          >
            <option value="">{t.boxOffice.outOfSale}</option>
            {offered.map((allotment) => (
              <option key={allotment.allotment_id} value={allotment.allotment_id}>
                {t.common.labelled(allotment.name, t.boxOffice.kept(allotment.kept, allotment.wanted))}
              </option>
            ))}
          </SelectField>
        )}
        <fieldset className="payments">
          <legend>{t.boxOffice.payment}</legend>
          {Object.entries(t.boxOffice.payments).map(([value, label]) => (
            <label key={value}>
              <input
                type="radio" name="payment" value={value} checked={payment === value}
                onChange={() => setPayment(value as NewDeskSale['payment'])}
              />{' '}
              {label}
            </label>
          ))}
        </fieldset>
        {payment === 'terminal' && (
          <Field
            label={t.boxOffice.reference} hint={t.boxOffice.optional} maxLength={100} value={guest.reference}
            onChange={(edit) => setGuest({ ...guest, reference: edit.target.value })}
          />
        )}
        <Field
          label={t.boxOffice.buyerName} hint={t.boxOffice.optional} maxLength={100} autoComplete="off"
          value={guest.name} onChange={(edit) => setGuest({ ...guest, name: edit.target.value })}
        />
        <Field
          label={t.boxOffice.buyerEmail} hint={t.boxOffice.optional} type="email" autoComplete="off"
          value={guest.email} onChange={(edit) => setGuest({ ...guest, email: edit.target.value })}
        />
        {sell.error && <Problem error={sell.error} />}
        <button type="submit" className="button button-primary" disabled={sell.busy}>
          {t.boxOffice.sell}
        </button>
      </form>
    </section>
  );
}

const seatsOf = ({ order }: DeskSale) => t.common.list(order.seats.map((seat) => `${seat.section} ${seatText(seat)}`));

/** What became of the sale that was just made. */
function Outcome({ sale }: { sale: DeskSale | undefined }) {
  if (sale === undefined || sale.order.status === 'PROCESSING') return <Loading label={t.boxOffice.selling} />;
  if (sale.order.status === 'FAILED') {
    return (
      <Alert tone="bad" title={t.boxOffice.notSold}>
        {t.orders.reasons[sale.order.reason ?? '']}
      </Alert>
    );
  }
  return (
    <Alert tone="good">
      {sale.order.total === 0
        ? t.boxOffice.givenAway(seatsOf(sale))
        : t.boxOffice.sold(seatsOf(sale), formatMoney(sale.order.total, sale.order.currency))}{' '}
      <PrintTickets orderId={sale.order.order_id} label={t.boxOffice.print} />
    </Alert>
  );
}

function SaleCard({ sale, onChanged }: { sale: DeskSale; onChanged: () => unknown }) {
  const [asking, setAsking] = useState(false);
  const back = useAction((token) => takeBack(token, sale), {
    onSuccess: () => {
      setAsking(false);
      return onChanged();
    },
  });
  const { order } = sale;
  const name = order.order_id.slice(-6);
  const amount = formatMoney(order.live_total, order.currency);
  return (
    <li className="card order-card" aria-label={t.boxOffice.sale(name)}>
      <div className="order-card-head">
        <h3>{t.boxOffice.sale(name)}</h3>
        <span>{t.orders.status[order.status]}</span>
      </div>
      <p>
        {seatsOf(sale)} · {formatMoney(order.total, order.currency)} ·{' '}
        {sale.reference
          ? t.common.withNote(t.boxOffice.payments[sale.payment], sale.reference)
          : t.boxOffice.payments[sale.payment]}
        {sale.buyer_name && ` · ${sale.buyer_name}`}
      </p>
      {back.error && <Problem error={back.error} />}
      {order.status === 'PAID' && !asking && (
        <div className="button-row">
          <PrintTickets orderId={order.order_id} label={t.boxOffice.print} name={t.boxOffice.printSale(name)} />
          <button
            type="button" className="button" aria-label={t.boxOffice.takeBackSale(name)}
            onClick={() => setAsking(true)}
          >
            {t.boxOffice.takeBack}
          </button>
        </div>
      )}
      {asking && (
        <>
          <p>{t.boxOffice.takeBackAsk(amount)}</p>
          <div className="button-row">
            <button
              type="button" className="button button-primary" disabled={back.busy} onClick={() => back.run(undefined)}
            >
              {t.boxOffice.takeBackYes(amount)}
            </button>
            <button type="button" className="button" disabled={back.busy} onClick={() => setAsking(false)}>
              {t.boxOffice.keepSale}
            </button>
          </div>
        </>
      )}
    </li>
  );
}
