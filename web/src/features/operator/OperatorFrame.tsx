import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { t } from '../../shared/i18n';
import { Page, type Crumb } from '../../shared/ui/Page';

interface Props {
  title: string;
  lead?: string;
  crumbs?: Crumb[];
  children: ReactNode;
}

/** The menu of the operator's pages above one of them. */
export function OperatorFrame({ title, lead, crumbs, children }: Props) {
  return (
    <>
      <nav className="desk-menu" aria-label={t.operator.nav}>
        <NavLink to="/operator/accounts">{t.accounts.title}</NavLink>
        <NavLink to="/operator/dead-letters">{t.operator.deadLetters}</NavLink>
        <NavLink to="/operator/queues">{t.operator.queues}</NavLink>
        <NavLink to="/operator/consistency">{t.operator.consistency}</NavLink>
        <NavLink to="/operator/audit-log">{t.operator.auditLog}</NavLink>
      </nav>
      <Page title={title} lead={lead && <p>{lead}</p>} {...(crumbs && { crumbs })}>{children}</Page>
    </>
  );
}
