import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, useEffect, useState } from 'react';
import { BrowserRouter, Link, Outlet, Route, Routes } from 'react-router';
import { RequireRole, SessionProvider } from '../features/auth';
import { DeskLayout } from '../features/desk-menu';
import { HomePage } from '../features/search/HomePage';
import { ActingSession } from '../features/team';
import {
  AccountOfPage, AccountsPage, AuditLogPage, ConsistencyPage, DeadLettersPage, QueuesPage,
} from '../features/operator';
import { createQueryClient } from '../shared/api/queryClient';
import { t } from '../shared/i18n';
import { pageNetwork } from '../shared/sse/pageNetwork';
import { Page } from '../shared/ui/Page';
import { ErrorBoundary } from './ErrorBoundary';
import { Layout } from './Layout';

// The home page loads at once. The other pages load when somebody opens them; an event's, which most links lead to,
// without waiting for React to find out that it is wanted.
const loadEventPage = () => import('../features/events/EventPage');
if (window.location.pathname.startsWith('/event/')) {
  loadEventPage().catch((error: unknown) => console.warn('event page', error));
}
const EventPage = lazy(async () => ({ default: (await loadEventPage()).EventPage }));
const SignInPage = lazy(async () => ({ default: (await import('../features/auth/SignInPage')).SignInPage }));
const RegisterPage = lazy(async () => ({ default: (await import('../features/auth/RegisterPage')).RegisterPage }));
const loadSectionPage = () => import('../features/seat-map/SectionPage');
const SectionPage = lazy(async () => ({ default: (await loadSectionPage()).SectionPage }));
const MapPage = lazy(async () => ({ default: (await import('../features/venue-map/MapPage')).MapPage }));
const CheckoutPage = lazy(async () => ({ default: (await import('../features/checkout/CheckoutPage')).CheckoutPage }));
const OrdersPage = lazy(async () => ({ default: (await import('../features/orders/OrdersPage')).OrdersPage }));
const AccountPage = lazy(async () => ({ default: (await import('../features/auth/AccountPage')).AccountPage }));
const GuestPage = lazy(async () => ({ default: (await import('../features/auth/GuestPage')).GuestPage }));
const ForgotPasswordPage = lazy(async () => ({
  default: (await import('../features/auth/ForgotPasswordPage')).ForgotPasswordPage,
}));
const ResetPasswordPage = lazy(async () => ({
  default: (await import('../features/auth/ResetPasswordPage')).ResetPasswordPage,
}));
const VerifyEmailPage = lazy(async () => ({
  default: (await import('../features/auth/VerifyEmailPage')).VerifyEmailPage,
}));
const DeleteAccountPage = lazy(async () => ({
  default: (await import('../features/auth/DeleteAccountPage')).DeleteAccountPage,
}));
const DoorPage = lazy(async () => ({ default: (await import('../features/door/DoorPage')).DoorPage }));
const MyDoorsPage = lazy(async () => ({ default: (await import('../features/doors/MyDoorsPage')).MyDoorsPage }));
const MyTeamsPage = lazy(async () => ({ default: (await import('../features/team/MyTeamsPage')).MyTeamsPage }));
const TeamPage = lazy(async () => ({ default: (await import('../features/team/TeamPage')).TeamPage }));
const TransfersPage = lazy(async () => ({
  default: (await import('../features/transfers/TransfersPage')).TransfersPage,
}));
const KeptTicketsPage = lazy(async () => ({
  default: (await import('../features/kept-tickets/KeptTicketsPage')).KeptTicketsPage,
}));
const WaitingRoomPage = lazy(async () => ({
  default: (await import('../features/waiting-room/WaitingRoomPage')).WaitingRoomPage,
}));
const SearchPage = lazy(async () => ({ default: (await import('../features/search/SearchPage')).SearchPage }));
const CityPage = lazy(async () => ({ default: (await import('../features/search/CityPage')).CityPage }));
const CityFilmPage = lazy(async () => ({ default: (await import('../features/search/CityFilmPage')).CityFilmPage }));
const PlacePage = lazy(async () => ({ default: (await import('../features/search/PlacePage')).PlacePage }));
const PerformerPage = lazy(async () => ({
  default: (await import('../features/search/PerformerPage')).PerformerPage,
}));
const AccessibilityPage = lazy(async () => ({ default: (await import('./AccessibilityPage')).AccessibilityPage }));
const SeriesPage = lazy(async () => ({ default: (await import('../features/shows/SeriesPage')).SeriesPage }));
const ManageSeriesPage = lazy(async () => ({
  default: (await import('../features/shows/ManageSeriesPage')).ManageSeriesPage,
}));
const OrganiserPage = lazy(async () => ({
  default: (await import('../features/organiser/OrganiserPage')).OrganiserPage,
}));
const CreateEventPage = lazy(async () => ({
  default: (await import('../features/organiser/CreateEventPage')).CreateEventPage,
}));
const CodesPage = lazy(async () => ({ default: (await import('../features/codes/CodesPage')).CodesPage }));
const ChangeSeatsPage = lazy(async () => ({
  default: (await import('../features/plan-change/ChangeSeatsPage')).ChangeSeatsPage,
}));
const PlansPage = lazy(async () => ({ default: (await import('../features/plans/PlansPage')).PlansPage }));
const PlanEditorPage = lazy(async () => ({
  default: (await import('../features/plan-editor/PlanEditorPage')).PlanEditorPage,
}));
const PlanPage = lazy(async () => ({ default: (await import('../features/plans/PlanPage')).PlanPage }));
const PlacesPage = lazy(async () => ({ default: (await import('../features/places/PlacesPage')).PlacesPage }));
const OwnPlacePage = lazy(async () => ({ default: (await import('../features/places/OwnPlacePage')).OwnPlacePage }));
const ProductionsPage = lazy(async () => ({
  default: (await import('../features/places/ProductionsPage')).ProductionsPage,
}));
const OwnProductionPage = lazy(async () => ({
  default: (await import('../features/places/OwnProductionPage')).OwnProductionPage,
}));
const DashboardPage = lazy(async () => ({
  default: (await import('../features/figures/DashboardPage')).DashboardPage,
}));
const FiguresPage = lazy(async () => ({ default: (await import('../features/figures/FiguresPage')).FiguresPage }));
const SeatMonitorPage = lazy(async () => ({
  default: (await import('../features/figures/SeatMonitorPage')).SeatMonitorPage,
}));
const ManageEventPage = lazy(async () => ({
  default: (await import('../features/organiser/ManageEventPage')).ManageEventPage,
}));
const AllotmentsPage = lazy(async () => ({
  default: (await import('../features/box-office/AllotmentsPage')).AllotmentsPage,
}));
const WebhooksPage = lazy(async () => ({ default: (await import('../features/webhooks/WebhooksPage')).WebhooksPage }));
const BoxOfficePage = lazy(async () => ({
  default: (await import('../features/box-office/BoxOfficePage')).BoxOfficePage,
}));

export function App() {
  const [queryClient] = useState(createQueryClient);
  // What is shown may be an hour old, or have failed for want of a network; an order may have lost its answer alone.
  useEffect(() => pageNetwork.onReturn(() => void queryClient.refetchQueries({ type: 'active' })), [queryClient]);
  useEffect(() => {
    // Most visitors go on to an event and a section, and in a rush nobody should wait for their scripts. If this fails,
    // opening the page loads it again.
    for (const load of [loadEventPage, loadSectionPage]) {
      load().catch((error: unknown) => console.warn('page ahead of time', error));
    }
  }, []);
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <SessionProvider>
            <AppRoutes />
          </SessionProvider>
        </BrowserRouter>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}

/**
 * No path begins with an API path of the gateway (/users, /events, /series, /orders, /api), so that a reload finds the
 * page. The gateway answers 404 for a path that its Pages/KnownPages.cs does not have.
 */
export function AppRoutes() {
  return (
    <Routes>
      <Route element={<Layout />}>
        <Route index element={<HomePage />} />
        <Route path="event/:eventId" element={<EventPage />} />
        <Route path="event/:eventId/map" element={<MapPage />} />
        <Route path="event/:eventId/section/:section" element={<SectionPage />} />
        <Route path="event/:eventId/waiting-room" element={<WaitingRoomPage />} />
        <Route path="find" element={<SearchPage />} />
        <Route path="city/:cityId" element={<CityPage />} />
        <Route path="city/:cityId/film/:productionId" element={<CityFilmPage />} />
        <Route path="place/:superVenueId" element={<PlacePage />} />
        <Route path="performer/:name" element={<PerformerPage />} />
        <Route path="accessibility" element={<AccessibilityPage />} />
        <Route path="shows/:seriesId" element={<SeriesPage />} />
        <Route path="sign-in" element={<SignInPage />} />
        <Route path="register" element={<RegisterPage />} />
        <Route path="guest" element={<GuestPage />} />
        <Route path="forgot-password" element={<ForgotPasswordPage />} />
        <Route path="reset-password" element={<ResetPasswordPage />} />
        <Route path="verify-email" element={<VerifyEmailPage />} />
        <Route path="delete-account" element={<DeleteAccountPage />} />
        <Route path="account" element={<RequireRole><AccountPage /></RequireRole>} />
        <Route path="my-bookings" element={<RequireRole role="buyer"><OrdersPage /></RequireRole>} />
        <Route path="my-tickets" element={<KeptTicketsPage />} />
        <Route path="booking/:orderId" element={<RequireRole role="buyer"><CheckoutPage /></RequireRole>} />
        <Route path="doors" element={<MyDoorsPage />} />
        <Route path="transfers" element={<TransfersPage />} />
        <Route path="teams" element={<RequireRole><MyTeamsPage /></RequireRole>} />
        <Route element={<ActingSession><Outlet /></ActingSession>}>
          <Route path="door/:eventId" element={<DoorPage />} />
        </Route>
        <Route element={<RequireRole role="operator"><Outlet /></RequireRole>}>
          <Route path="operator/accounts" element={<AccountsPage />} />
          <Route path="operator/accounts/:userId" element={<AccountOfPage />} />
          <Route path="operator/audit-log" element={<AuditLogPage />} />
          <Route path="operator/consistency" element={<ConsistencyPage />} />
          <Route path="operator/dead-letters" element={<DeadLettersPage />} />
          <Route path="operator/queues" element={<QueuesPage />} />
        </Route>
        <Route element={<ActingSession><DeskLayout /></ActingSession>}>
          <Route path="organiser" element={<RequireRole role="seller"><OrganiserPage /></RequireRole>} />
          <Route path="organiser/new" element={<RequireRole role="seller"><CreateEventPage /></RequireRole>} />
          <Route path="organiser/codes" element={<RequireRole role="seller"><CodesPage /></RequireRole>} />
          <Route path="organiser/plans" element={<RequireRole role="seller"><PlansPage /></RequireRole>} />
          <Route path="organiser/plans/new" element={<RequireRole role="seller"><PlanEditorPage /></RequireRole>} />
          <Route
            path="organiser/plans/:planId/draw"
            element={<RequireRole role="seller"><PlanEditorPage /></RequireRole>}
          />
          <Route path="organiser/plans/:planId" element={<RequireRole role="seller"><PlanPage /></RequireRole>} />
          <Route path="organiser/places" element={<RequireRole role="seller"><PlacesPage /></RequireRole>} />
          <Route
            path="organiser/places/:superVenueId"
            element={<RequireRole role="seller"><OwnPlacePage /></RequireRole>}
          />
          <Route path="organiser/productions" element={<RequireRole role="seller"><ProductionsPage /></RequireRole>} />
          <Route
            path="organiser/productions/:productionId"
            element={<RequireRole role="seller"><OwnProductionPage /></RequireRole>}
          />
          <Route path="organiser/webhooks" element={<RequireRole role="seller"><WebhooksPage /></RequireRole>} />
          <Route path="organiser/team" element={<RequireRole role="seller"><TeamPage /></RequireRole>} />
          <Route
            path="organiser/event/:eventId"
            element={<RequireRole role="seller"><ManageEventPage /></RequireRole>}
          />
          <Route path="organiser/today" element={<RequireRole role="seller"><DashboardPage /></RequireRole>} />
          <Route
            path="organiser/event/:eventId/figures"
            element={<RequireRole role="seller"><FiguresPage /></RequireRole>}
          />
          <Route
            path="organiser/event/:eventId/seats"
            element={<RequireRole role="seller"><SeatMonitorPage /></RequireRole>}
          />
          <Route
            path="organiser/event/:eventId/plan"
            element={<RequireRole role="seller"><ChangeSeatsPage /></RequireRole>}
          />
          <Route
            path="organiser/event/:eventId/allotments"
            element={<RequireRole role="seller"><AllotmentsPage /></RequireRole>}
          />
          <Route
            path="organiser/event/:eventId/box-office"
            element={<RequireRole role="seller"><BoxOfficePage /></RequireRole>}
          />
          <Route
            path="organiser/series/:seriesId"
            element={<RequireRole role="seller"><ManageSeriesPage /></RequireRole>}
          />
        </Route>
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}

function NotFoundPage() {
  return (
    <Page title={t.app.notFoundTitle} narrow>
      <p>{t.app.notFound}</p>
      <Link className="button" to="/">
        {t.app.toEvents}
      </Link>
    </Page>
  );
}
