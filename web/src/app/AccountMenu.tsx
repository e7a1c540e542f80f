import { useId, useRef, useState } from 'react';
import { NavLink } from 'react-router';
import { useSession } from '../features/auth';
import type { User } from '../shared/api/types';
import { t } from '../shared/i18n';
import { useDismiss } from '../shared/ui/useDismiss';

/**
 * What a signed-in person goes to, below a button with their name. A button that shows and hides links (the pattern
 * "disclosure" of the ARIA guide): a screen reader hears links and may walk through them by its own commands, which it
 * could not in a menu of an application.
 */
export function AccountMenu({ user, links }: { user: User; links: readonly { to: string; label: string }[] }) {
  const { signOut } = useSession();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => setOpen(false);
  useDismiss(open, box, button, close);
  return (
    <div className="account-menu" ref={box}>
      <button
        ref={button} type="button" className="account-button" aria-expanded={open} aria-controls={id}
        aria-label={t.auth.accountOf(user.name)} onClick={() => setOpen(!open)}
      >
        <span className="account-letter" aria-hidden="true" data-letter={[...user.name][0]?.toUpperCase()} />
        <span className="account-name">{user.name}</span>
      </button>
      <div id={id} className="account-panel" hidden={!open}>
        <ul>
          {links.map(({ to, label }) => (
            <li key={to}><NavLink to={to} end onClick={close}>{label}</NavLink></li>
          ))}
          <li>
            <button type="button" onClick={() => { close(); signOut(); }}>{t.nav.signOut}</button>
          </li>
        </ul>
      </div>
    </div>
  );
}
