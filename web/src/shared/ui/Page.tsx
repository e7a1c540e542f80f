import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { t } from '../i18n';

export interface Crumb {
  label: string;
  to?: string;
}

interface PageProps {
  title: string;
  /** The way to this page; the page itself comes last. */
  crumbs?: Crumb[];
  /** Shown beside the heading. */
  aside?: ReactNode;
  lead?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}

/** The first page leaves the focus alone. A later page focuses its heading, so that a screen reader reads it. */
let firstPage = true;

export function Page({ title, crumbs, aside, lead, narrow, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!firstPage) heading.current?.focus({ preventScroll: true });
    firstPage = false;
    window.scrollTo(0, 0);
  }, []);
  useEffect(() => {
    document.title = `${title} · ${t.app.name}`;
  }, [title]);
  return (
    <div className={narrow ? 'page page-narrow' : 'page'}>
      {crumbs && (
        <nav aria-label={t.common.breadcrumbs} className="crumbs">
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.label}>
                {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : <span aria-current="page">{crumb.label}</span>}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside}
      </header>
      {lead && <div className="lead">{lead}</div>}
      {children}
    </div>
  );
}
