import { Suspense } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { signInPath, useSession } from '../features/auth';
import { NotificationBell } from '../features/notifications';
import { HoldBanner } from '../features/orders';
import { useActing } from '../features/team';
import { t } from '../shared/i18n';
import { useLanguage } from '../shared/i18n/language';
import { Loading } from '../shared/ui/feedback';
import { LanguageSwitch } from './LanguageSwitch';
import './layout.css';

export function Layout() {
  const { user, restoring, signOut } = useSession();
  const acting = useActing(user?.user_id);
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const onSignInPage = pathname === '/sign-in' || pathname === '/register';
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t.app.skipToContent}
      </a>
      <header className="bar">
        <div className="bar-inner">
          <Link className="brand" to="/">
            <img src="/favicon.svg" alt="" width="28" height="28" /> <span className="brand-name">{t.app.name}</span>
          </Link>
          <nav aria-label={t.app.navigation}>
            <NavLink to="/" end>
              {t.nav.events}
            </NavLink>
            <NavLink to="/find">{t.search.nav}</NavLink>
            {user?.role === 'buyer' && <NavLink to="/my-bookings">{t.nav.myBookings}</NavLink>}
            {(user?.role === 'seller' || acting) && <NavLink to="/organiser">{t.nav.organiser}</NavLink>}
            {user?.role === 'operator' && <NavLink to="/operator/dead-letters">{t.operator.nav}</NavLink>}
            {user && <NavLink to="/doors">{t.nav.doors}</NavLink>}
          </nav>
          <div className="bar-user">
            {user === null ? (
              !onSignInPage && !restoring && (
                <Link className="button button-small" to={signInPath(pathname + search)}>
                  {t.nav.signIn}
                </Link>
              )
            ) : (
              <>
                <NotificationBell />
                <NavLink className="bar-name" to="/account" aria-label={t.auth.accountOf(user.name)}>
                  {user.name}
                </NavLink>
                <button type="button" className="button button-small" onClick={signOut}>
                  {t.nav.signOut}
                </button>
              </>
            )}
          </div>
        </div>
      </header>
      {user?.role === 'buyer' && <HoldBanner />}
      <main id="content" tabIndex={-1}>
        {/* A page begins anew in another language: whatever it keeps in words is in the new ones. */}
        <Suspense key={language} fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className="foot">
        {t.app.footer}
        <LanguageSwitch />
      </footer>
    </div>
  );
}
