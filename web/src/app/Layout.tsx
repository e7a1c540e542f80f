import { lazy, Suspense } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { signInPath, useSession } from '../features/auth';
import { useActing } from '../features/team';
import type { User } from '../shared/api/types';
import { t } from '../shared/i18n';
import { useLanguage } from '../shared/i18n/language';
import { Loading } from '../shared/ui/feedback';
import { AccountMenu } from './AccountMenu';
import { ConnectionNotice } from './ConnectionNotice';
import { Footer } from './Footer';
import './layout.css';

// Only who is signed in has them: the first script of everybody else does without.
const NotificationBell = lazy(async () => ({
  default: (await import('../features/notifications')).NotificationBell,
}));
const HoldBanner = lazy(async () => ({ default: (await import('../features/holds')).HoldBanner }));

export function Layout() {
  return (
    <>
      <ConnectionNotice />
      <Shell />
    </>
  );
}

function Shell() {
  const { user, restoring } = useSession();
  const acting = useActing(user?.user_id);
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const onSignInPage = pathname === '/sign-in' || pathname === '/register';
  const own = user === null ? [] : ownPages(user, acting !== null);
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
            <NavLink to="/" end className="bar-wide">{t.nav.events}</NavLink>
            <NavLink to="/find">{t.search.nav}</NavLink>
            {own.filter(({ isMain }) => isMain).map(({ to, label }) => (
              <NavLink key={to} to={to} className="bar-wide">{label}</NavLink>
            ))}
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
                <Suspense fallback={<span className="bell-wait" />}>
                  <NotificationBell />
                </Suspense>
                <AccountMenu user={user} links={own} />
              </>
            )}
          </div>
        </div>
      </header>
      {user?.role === 'buyer' && <Suspense fallback={null}><HoldBanner /></Suspense>}
      <main id="content" tabIndex={-1}>
        {/* A page begins anew in another language: whatever it keeps in words is in the new ones. */}
        <Suspense key={language} fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
    </div>
  );
}

/** All are in the account's menu; where there is room, the main ones are in the bar too. */
function ownPages(user: User, isActing: boolean): { to: string; label: string; isMain: boolean }[] {
  return [
    ...(user.role === 'buyer' ? [{ to: '/my-bookings', label: t.nav.myBookings, isMain: true }] : []),
    ...(user.role === 'seller' || isActing ? [{ to: '/organiser', label: t.nav.organiser, isMain: true }] : []),
    ...(user.role === 'operator' ? [{ to: '/operator/dead-letters', label: t.operator.nav, isMain: true }] : []),
    { to: '/doors', label: t.nav.doors, isMain: true },
    { to: '/account', label: t.home.account, isMain: false },
  ];
}
