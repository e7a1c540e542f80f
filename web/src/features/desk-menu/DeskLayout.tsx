import { useQuery } from '@tanstack/react-query';
import { Link, NavLink, Outlet, useParams, useSearchParams } from 'react-router';
import { t } from '../../shared/i18n';
import { useSession } from '../auth';
import { eventQuery } from '../events';
import './desk-menu.css';

/** Above every page of an organiser: the desk's pages, or those of the event that is open. */
export function DeskLayout() {
  const fromPath = useParams()['eventId'];
  const [query] = useSearchParams();
  const { user } = useSession();
  // The page of codes is one for all events; with one in its address it belongs to that.
  const eventId = Number(fromPath ?? query.get('event') ?? NaN);
  return (
    <>
      {user?.role === 'seller' && (Number.isInteger(eventId) ? <EventMenu eventId={eventId} /> : <DeskMenu />)}
      <Outlet />
    </>
  );
}

function DeskMenu() {
  return (
    <nav className="desk-menu" aria-label={t.deskMenu.desk}>
      <NavLink to="/organiser" end>{t.deskMenu.events}</NavLink>
      <NavLink to="/organiser/today">{t.figures.dashboard}</NavLink>
      <NavLink to="/organiser/plans">{t.plans.title}</NavLink>
      <NavLink to="/organiser/places">{t.places.title}</NavLink>
      <NavLink to="/organiser/productions">{t.places.productionsTitle}</NavLink>
      <NavLink to="/organiser/codes">{t.codes.title}</NavLink>
      <NavLink to="/organiser/team">{t.team.title}</NavLink>
      <NavLink to="/organiser/webhooks">{t.webhooks.title}</NavLink>
    </nav>
  );
}

/** The menu asks for nothing itself: what the page below has fetched says what there is to see. */
function EventMenu({ eventId }: { eventId: number }) {
  const { data: event } = useQuery({ ...eventQuery(eventId), enabled: false });
  const at = `/organiser/event/${eventId}`;
  const isPrepared = event?.status !== 'PREPARING';
  const isInSale = event === undefined || event.status === 'ON_SALE' || event.status === 'CLOSED';
  return (
    <nav className="desk-menu" aria-label={t.deskMenu.event}>
      <NavLink to={at} end>{t.deskMenu.overview}</NavLink>
      {isPrepared && <NavLink to={`${at}/figures`}>{t.figures.title}</NavLink>}
      {isPrepared && <NavLink to={`${at}/seats`}>{t.figures.monitor}</NavLink>}
      {isPrepared && <Link to={`${at}#event-orders-title`}>{t.deskMenu.orders}</Link>}
      <Link to={`${at}#pricing-title`}>{t.deskMenu.prices}</Link>
      <NavLink to={`/organiser/codes?event=${eventId}`}>{t.codes.title}</NavLink>
      {isInSale && <NavLink to={`${at}/allotments`}>{t.boxOffice.allotments}</NavLink>}
      {isInSale && <NavLink to={`${at}/box-office`}>{t.boxOffice.title}</NavLink>}
      {isInSale && <NavLink to={`${at}/plan`}>{t.planChange.title}</NavLink>}
      {isPrepared && <Link to={`${at}#attendees-title`}>{t.deskMenu.people}</Link>}
      {isPrepared && <Link to={`${at}#event-money-title`}>{t.deskMenu.exports}</Link>}
      {event?.series_id && <NavLink to={`/organiser/series/${event.series_id}`}>{t.shows.title}</NavLink>}
      <Link to={`${at}#activity`}>{t.deskMenu.activity}</Link>
      <Link to="/organiser/team">{t.team.title}</Link>
      <Link to="/organiser/webhooks">{t.webhooks.title}</Link>
      <Link to={`/event/${eventId}`}>{t.organiser.publicPage}</Link>
    </nav>
  );
}
