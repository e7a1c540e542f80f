import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import type { EventDetail, MonitoredSeat, SubsectionPlan } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatCount, formatDateTime } from '../../shared/i18n/format';
import { findSubsection, rowName, seatName } from '../../shared/plan/placeNames';
import { useStream } from '../../shared/sse/useStream';
import { Alert, LiveMark, Loading, Problem } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { Page } from '../../shared/ui/Page';
import { ShowMore } from '../../shared/ui/ShowMore';
import { useSession } from '../auth';
import { changesPath, eventQuery } from '../events';
import { maxDrawnPlaces, placesOf, seldom } from './monitor';
import { MonitorMap } from './MonitorMap';
import { takenSeatsQuery, type SeatOfSection } from './queries';
import { SeatHolder } from './SeatHolder';
import './figures.css';

/** In a rush seats change many times a second; the page asks at most this often. */
const refetchMs = 2_000;

/** Every seat of an event: its state, whose it is and since when. */
export function SeatMonitorPage() {
  const eventId = Number(useParams()['eventId']);
  const { data: event, error, refetch } = useQuery(eventQuery(eventId));
  const crumbs = [
    { label: t.organiser.title, to: '/organiser' },
    { label: event?.name ?? t.organiser.manage, to: `/organiser/event/${eventId}` },
    { label: t.figures.monitor },
  ];
  return (
    <Page title={t.figures.monitor} crumbs={crumbs} lead={<p>{t.figures.monitorLead}</p>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {event === undefined && !error && <Loading />}
      {event && <Monitor event={event} />}
    </Page>
  );
}

function Monitor({ event }: { event: EventDetail }) {
  const first = event.sections[0];
  const [chosen, setChosen] = useState(`${first?.name ?? ''}|${first?.subsections[0]?.number ?? 1}`);
  const [seat, setSeat] = useState<SeatOfSection | null>(null);
  const [section = '', number = '1'] = chosen.split('|');
  const plan = findSubsection(event.sections, section, Number(number));
  const show = useCallback(
    (row: number, found: number) => setSeat({ section, subsection: Number(number), row, seat: found }),
    [section, number],
  );
  if (plan === undefined) return <Alert tone="info">{t.figures.nothing}</Alert>;
  return (
    <>
      <div className="form-grid">
        <SelectField
          label={t.figures.part} value={chosen}
          onChange={(change) => {
            setChosen(change.target.value);
            setSeat(null);
          }}
        >
          {event.sections.flatMap(({ name, subsections }) =>
            subsections.map((part) => (
              <option key={`${name}|${part.number}`} value={`${name}|${part.number}`}>
                {t.figures.partName(name, part.label ?? String(part.number))}
              </option>
            )),
          )}
        </SelectField>
        <SeatSearch key={chosen} plan={plan} onFound={show} />
      </div>
      {seat && <SeatHolder key={`${seat.row}-${seat.seat}`} eventId={event.event_id} seat={seat} plan={plan} />}
      <Subsection key={chosen} eventId={event.event_id} section={section} plan={plan} onSeat={show} />
    </>
  );
}

interface SeatSearchProps {
  plan: SubsectionPlan;
  onFound: (row: number, seat: number) => void;
}

/** Finds a seat by what its row and number are called. */
function SeatSearch({ plan, onFound }: SeatSearchProps) {
  const [row, setRow] = useState('');
  const [seat, setSeat] = useState('');
  const [missing, setMissing] = useState(false);
  const find = () => {
    const rows = Array.from({ length: plan.rows }, (_, i) => i + 1);
    const foundRow = rows.find((number) => rowName(plan, number) === row.trim());
    const seats = Array.from({ length: plan.seats_per_row }, (_, i) => i + 1);
    const foundSeat = foundRow && seats.find((number) => seatName(plan, foundRow, number) === seat.trim());
    setMissing(!foundSeat);
    if (foundRow && foundSeat) onFound(foundRow, foundSeat);
  };
  return (
    <form
      className="monitor-search"
      onSubmit={(submit) => {
        submit.preventDefault();
        find();
      }}
    >
      <Field label={t.figures.row} value={row} required onChange={(change) => setRow(change.target.value)} />
      <Field
        label={t.figures.seat} value={seat} required error={missing ? t.figures.noSuchSeat : undefined}
        onChange={(change) => setSeat(change.target.value)}
      />
      <button type="submit" className="button">{t.figures.find}</button>
    </form>
  );
}

interface SubsectionProps {
  eventId: number;
  section: string;
  plan: SubsectionPlan;
  onSeat: (row: number, seat: number) => void;
}

function Subsection({ eventId, section, plan, onSeat }: SubsectionProps) {
  const { user, authorized } = useSession();
  const list = useInfiniteQuery(takenSeatsQuery(user?.user_id, eventId, section, plan.number, authorized));
  const [atMost] = useState(() => seldom(refetchMs));
  const stream = useStream(changesPath(eventId, section), undefined, () => atMost(() => void list.refetch()));
  const taken = useMemo(() => list.data?.pages.flatMap<MonitoredSeat>((page) => page.seats) ?? [], [list.data]);
  const places = useMemo(() => placesOf(plan, taken), [plan, taken]);
  const differing = taken.filter((seat) => seat.differs).length;
  const drawn = plan.rows * plan.seats_per_row <= maxDrawnPlaces && plan.kind !== 'area';
  return (
    <section className="card" aria-labelledby="monitor-title">
      <div className="section-head">
        <h2 id="monitor-title">{t.figures.partName(section, plan.label ?? String(plan.number))}</h2>
        <LiveMark state={stream} />
      </div>
      {list.isError && !list.isFetchNextPageError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data?.pages[0]?.live_known === false && <Alert tone="warning">{t.figures.liveUnknown}</Alert>}
      {differing > 0 && <Alert tone="warning">{t.figures.differing(differing)}</Alert>}
      {drawn && list.data && (
        <>
          <p className="monitor-legend muted">{t.figures.legend}</p>
          <MonitorMap plan={plan} places={places} onSeat={onSeat} />
        </>
      )}
      {list.data && taken.length === 0 && <p className="muted">{t.figures.allFree}</p>}
      {taken.length > 0 && <TakenSeats plan={plan} taken={taken} onSeat={onSeat} />}
      <ShowMore list={list} />
    </section>
  );
}

interface TakenSeatsProps {
  plan: SubsectionPlan;
  taken: readonly MonitoredSeat[];
  onSeat: (row: number, seat: number) => void;
}

function TakenSeats({ plan, taken, onSeat }: TakenSeatsProps) {
  return (
    <div
      className="table-scroll figure-table" role="region"
      aria-label={t.figures.taken(formatCount(taken.length))}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t.figures.rowAndSeat}</th>
            <th scope="col">{t.figures.state}</th>
            <th scope="col" className="wide-only">{t.figures.since}</th>
            <th scope="col">{t.figures.who}</th>
          </tr>
        </thead>
        <tbody>
          {taken.map((seat) => {
            const name = t.figures.seatName(rowName(plan, seat.row), seatName(plan, seat.row, seat.seat));
            return (
              <tr key={`${seat.row}-${seat.seat}`}>
                <th scope="row">{name}</th>
                <td>
                  {t.figures.states[seat.status]}
                  {seat.differs && seat.live && <> · {t.figures.liveSays(t.figures.states[seat.live])}</>}
                </td>
                <td className="wide-only">{seat.since === null ? '–' : formatDateTime(seat.since)}</td>
                <td>
                  <button
                    type="button" className="button button-small" aria-label={t.figures.showHolder(name)}
                    onClick={() => onSeat(seat.row, seat.seat)}
                  >
                    {t.figures.show}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
