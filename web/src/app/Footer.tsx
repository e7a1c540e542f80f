import { Link } from 'react-router';
import { t } from '../shared/i18n';
import { LanguageSwitch } from './LanguageSwitch';

export function Footer() {
  return (
    <footer className="foot">
      <div className="foot-inner">
        <p>{t.app.footer}</p>
        <nav aria-label={t.home.footerLabel}>
          <Link to="/find">{t.search.nav}</Link>
          <Link to="/register">{t.home.organise}</Link>
          <Link to="/accessibility">{t.accessibility.title}</Link>
        </nav>
        <LanguageSwitch />
      </div>
    </footer>
  );
}
