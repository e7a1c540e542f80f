import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SettlementLine } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Loading, Problem } from '../../shared/ui/feedback';
import { ShowMore } from '../../shared/ui/ShowMore';
import { useSession } from '../auth';
import { Download } from '../tickets';
import { InvoiceLines } from './InvoiceLines';
import { eventInvoicesQuery, settlementQuery } from './queries';
import './desk.css';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Exports of an event, what it brought, and its invoices. The sums are asked for when somebody looks. */
export function EventMoney({ eventId }: { eventId: number }) {
  const [open, setOpen] = useState(false);
  const base = `/events/${eventId}`;
  const tables = [
    { name: 'orders', path: `${base}/orders/export`, label: t.desk.orders },
    { name: 'tickets', path: `${base}/orders/export/tickets`, label: t.desk.tickets },
    { name: 'attendees', path: `${base}/attendees/export`, label: t.desk.attendees },
    { name: 'settlement', path: `${base}/orders/settlement/export`, label: t.desk.settlement },
  ];
  return (
    <section className="card" aria-labelledby="event-money-title">
      <h2 id="event-money-title">{t.desk.moneyTitle}</h2>
      <p className="muted">{t.desk.exportLead}</p>
      <ul className="export-list">
        {tables.map(({ name, path, label }) => (
          <li key={name}>
            <span>{label}</span>
            <span className="button-row">
              <Download path={path} name={`${name}-${eventId}.csv`} type="text/csv" label={t.desk.csv(label)} />
              <Download
                path={`${path}?format=xlsx`} name={`${name}-${eventId}.xlsx`} type={xlsx} label={t.desk.xlsx(label)}
              />
            </span>
          </li>
        ))}
      </ul>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t.desk.showMoney}</summary>
        {open && <Settled eventId={eventId} />}
        {open && <EventInvoices eventId={eventId} />}
      </details>
    </section>
  );
}

function Settled({ eventId }: { eventId: number }) {
  const { user, authorized } = useSession();
  const { data, error, refetch } = useQuery(settlementQuery(user?.user_id, eventId, authorized));
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  if (data.currencies.length === 0) return <p className="muted">{t.desk.noMoney}</p>;
  return data.currencies.map((line) => <Currency key={line.currency} line={line} />);
}

function Currency({ line }: { line: SettlementLine }) {
  const money = (amount: number) => formatMoney(amount, line.currency);
  const rows: [string, string][] = [
    [t.desk.sold(line.orders, line.tickets_sold), money(line.captured)],
    [t.desk.refunded(line.tickets_refunded), money(-line.refunded)],
    [t.desk.payout, money(line.payout)],
    [t.desk.feesKept, money(line.fees_kept)],
    [t.desk.openRefunds, money(line.open_refunds)],
    [t.desk.invoiced, money(line.invoiced)],
    [t.desk.tax, money(line.tax)],
    ...line.payments.map(
      ({ type, kind, provider, count, amount }): [string, string] => [
        t.desk.kind(type === 'PAYMENT' ? t.desk.paid : t.desk.back, kind, provider, count), money(amount),
      ],
    ),
  ];
  return (
    <table className="settlement">
      <caption>{t.desk.settlementOf(line.currency)}</caption>
      <tbody>
        {rows.map(([label, amount]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EventInvoices({ eventId }: { eventId: number }) {
  const { user, authorized } = useSession();
  const list = useInfiniteQuery(eventInvoicesQuery(user?.user_id, eventId, authorized));
  const invoices = list.data?.pages.flatMap((page) => page.invoices);
  return (
    <>
      <h3>{t.desk.invoices}</h3>
      {list.isError && !list.isFetchNextPageError && (
        <Problem error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Loading />}
      {invoices?.length === 0 && <p className="muted">{t.desk.noneOfEvent}</p>}
      {invoices && (
        <InvoiceLines
          invoices={invoices} pathOf={({ invoice_id }) => `/events/${eventId}/orders/invoices/${invoice_id}/pdf`}
        />
      )}
      <ShowMore list={list} />
    </>
  );
}
