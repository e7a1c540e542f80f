import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { FigureCounts, Figures } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatCount, formatMoney } from '../../shared/i18n/format';
import { LiveMark, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { eventQuery } from '../events';
import { shareOf } from './chart';
import { FigureSeries } from './FigureSeries';
import { useFigures } from './useFigures';
import './figures.css';

/** What an event holds, sold, lost and took, live. */
export function FiguresPage() {
  const eventId = Number(useParams()['eventId']);
  const { data: event } = useQuery(eventQuery(eventId));
  const { figures, stream, error, refetch } = useFigures(eventId);
  const crumbs = [
    { label: t.organiser.title, to: '/organiser' },
    { label: event?.name ?? t.organiser.manage, to: `/organiser/event/${eventId}` },
    { label: t.figures.title },
  ];
  return (
    <Page title={t.figures.title} crumbs={crumbs} aside={<LiveMark state={stream} />} lead={<p>{event?.name}</p>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {figures === undefined && !error && <Loading />}
      {figures && (
        <>
          <Totals figures={figures} />
          <FigureSeries figures={figures} />
          <ByValue
            id="by-section" title={t.figures.bySection} heading={t.organiser.section} values={figures.sections}
            currency={figures.currency}
          />
          {figures.categories.length > 0 && (
            <ByValue
              id="by-category" title={t.figures.byCategory} heading={t.figures.category} values={figures.categories}
              currency={figures.currency}
            />
          )}
          {figures.codes.length > 0 && (
            <ByValue
              id="by-code" title={t.figures.byCode} heading={t.figures.code} values={figures.codes}
              currency={figures.currency}
            />
          )}
          {figures.doors.length > 0 && <Doors figures={figures} />}
        </>
      )}
    </Page>
  );
}

function Totals({ figures }: { figures: Figures }) {
  const { total, currency } = figures;
  const paid = shareOf(total.orders_paid, total.orders_held);
  const lost = shareOf(total.orders_abandoned, total.orders_held);
  const numbers: [label: string, value: string, hint: string][] = [
    [
      t.figures.sold, formatCount(total.sold),
      total.moved === 0 ? t.figures.ofSeats(figures.seats_total) : t.figures.movedSeats(total.moved),
    ],
    [t.figures.held, formatCount(total.held), ''],
    [t.figures.allotted, formatCount(total.allotted), ''],
    [t.figures.revenue, formatMoney(total.revenue, currency), ''],
    [t.figures.serviceFees, formatMoney(total.service_fees, currency), t.figures.inRevenue],
    [t.figures.refunds, formatMoney(total.refunded_amount, currency), t.figures.seatsBack(total.refunded)],
    [t.figures.fees, formatMoney(total.fees, currency), ''],
    [t.figures.abandoned, formatCount(total.abandoned), lost === null ? '' : t.figures.ofOrders(lost)],
    [t.figures.conversion, paid === null ? '–' : `${paid} %`, t.figures.paidOf(total.orders_paid, total.orders_held)],
    [t.figures.admitted, formatCount(total.admitted), ''],
  ];
  if (figures.demand) {
    const { waiting_entries, waiting_seats, orders_failed } = figures.demand;
    numbers.push(
      [t.figures.waiting, formatCount(waiting_seats), t.figures.entries(waiting_entries)],
      [t.figures.noSeats, formatCount(orders_failed), t.figures.ofAsked(orders_failed + total.orders_held)],
    );
  }
  return (
    <dl className="figure-totals">
      {numbers.map(([label, value, hint]) => (
        <div key={label} className="card">
          <dt>{label}</dt>
          <dd>
            <strong>{value}</strong>
            {hint !== '' && <span className="muted">{hint}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ByValueProps {
  id: string;
  title: string;
  heading: string;
  values: Figures['sections'];
  currency: string;
}

/** The same counts of each section, category or code. */
function ByValue({ id, title, heading, values, currency }: ByValueProps) {
  const columns: [label: string, value: (counts: FigureCounts) => string, className: string][] = [
    [t.figures.sold, (c) => formatCount(c.sold), 'number'],
    [t.figures.held, (c) => formatCount(c.held), 'number'],
    [t.figures.allotted, (c) => formatCount(c.allotted), 'number wide-only'],
    [t.figures.abandoned, (c) => formatCount(c.abandoned), 'number wide-only'],
    [t.figures.refundedSeats, (c) => formatCount(c.refunded), 'number wide-only'],
    [t.figures.revenue, (c) => formatMoney(c.revenue, currency), 'number'],
    [t.figures.admitted, (c) => formatCount(c.admitted), 'number wide-only'],
  ];
  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {values.length === 0 && <p className="muted">{t.figures.nothing}</p>}
      {values.length > 0 && (
        <div className="table-scroll figure-dense">
          <table>
            <thead>
              <tr>
                <th scope="col">{heading}</th>
                {columns.map(([label, , className]) => <th key={label} scope="col" className={className}>{label}</th>)}
              </tr>
            </thead>
            <tbody>
              {values.map(({ name, counts }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {columns.map(([label, value, className]) => (
                    <td key={label} className={className}>{value(counts)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Doors({ figures }: { figures: Figures }) {
  return (
    <section className="card" aria-labelledby="by-door-title">
      <h2 id="by-door-title">{t.figures.byDoor}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.figures.door}</th>
            <th scope="col" className="number">{t.figures.admitted}</th>
          </tr>
        </thead>
        <tbody>
          {figures.doors.map(({ door, admitted }) => (
            <tr key={door}>
              <th scope="row">{door}</th>
              <td className="number">{formatCount(admitted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
