import { BrowserRouter, Link, Route, Routes } from 'react-router';
import { RegisterPage } from '../features/auth/RegisterPage';
import { RequireRole } from '../features/auth/RequireRole';
import { SessionProvider } from '../features/auth/SessionProvider';
import { SignInPage } from '../features/auth/SignInPage';
import { CheckoutPage } from '../features/checkout/CheckoutPage';
import { DoorPage } from '../features/door/DoorPage';
import { EventListPage } from '../features/events/EventListPage';
import { EventPage } from '../features/events/EventPage';
import { OrdersPage } from '../features/orders/OrdersPage';
import { CreateEventPage } from '../features/organiser/CreateEventPage';
import { ManageEventPage } from '../features/organiser/ManageEventPage';
import { OrganiserPage } from '../features/organiser/OrganiserPage';
import { SectionPage } from '../features/seat-map/SectionPage';
import { t } from '../shared/i18n';
import { Page } from '../shared/ui/Page';
import { ErrorBoundary } from './ErrorBoundary';
import { Layout } from './Layout';

/** Paths begin with none of the gateway's API paths (/users, /events, /orders, /api), so that a reload finds the page. */
export function App() {
  return (
    <ErrorBoundary>
      <BrowserRouter>
        <SessionProvider>
          <Routes>
            <Route element={<Layout />}>
              <Route index element={<EventListPage />} />
              <Route path="event/:eventId" element={<EventPage />} />
              <Route path="event/:eventId/section/:section" element={<SectionPage />} />
              <Route path="sign-in" element={<SignInPage />} />
              <Route path="register" element={<RegisterPage />} />
              <Route path="my-bookings" element={<RequireRole role="buyer"><OrdersPage /></RequireRole>} />
              <Route path="booking/:orderId" element={<RequireRole role="buyer"><CheckoutPage /></RequireRole>} />
              <Route path="door/:eventId" element={<DoorPage />} />
              <Route path="organiser" element={<RequireRole role="seller"><OrganiserPage /></RequireRole>} />
              <Route path="organiser/new" element={<RequireRole role="seller"><CreateEventPage /></RequireRole>} />
              <Route
                path="organiser/event/:eventId"
                element={<RequireRole role="seller"><ManageEventPage /></RequireRole>}
              />
              <Route path="*" element={<NotFoundPage />} />
            </Route>
          </Routes>
        </SessionProvider>
      </BrowserRouter>
    </ErrorBoundary>
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
