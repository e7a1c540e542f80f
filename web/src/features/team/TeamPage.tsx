import { t } from '../../shared/i18n';
import { Page } from '../../shared/ui/Page';
import { VerifyNotice } from '../auth';
import { InvoicingForm } from '../desk';
import { Activity } from './Activity';
import { ApiKeys } from './ApiKeys';
import { Members } from './Members';
import './team.css';

/** Who and what acts for the seller, and what they did. */
export function TeamPage() {
  return (
    <Page
      title={t.team.title} crumbs={[{ label: t.organiser.title, to: '/organiser' }, { label: t.team.title }]}
      lead={<p>{t.team.lead}</p>}
    >
      <VerifyNotice anyRole />
      <Members />
      <ApiKeys />
      <InvoicingForm />
      <Activity list={{ kind: 'team' }} title={t.team.teamActivityTitle} />
    </Page>
  );
}
