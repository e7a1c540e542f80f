import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import type { NewProduction, Production } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { ShowMore } from '../../shared/ui/ShowMore';
import { useAction, useSession } from '../auth';
import { ownProductionsQuery } from './ownProductionsQuery';
import { ProductionFields } from './ProductionFields';
import { createProduction } from './queries';
import './places.css';

/** The seller's films, concerts and matches. */
export function ProductionsPage() {
  const { user, authorized } = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const own = ownProductionsQuery(user?.user_id, authorized);
  const list = useInfiniteQuery(own);
  const productions = list.data?.pages.flatMap<Production>((page) => page.productions);
  const create = useAction((token, production: NewProduction) => createProduction(token, production), {
    onSuccess: async ({ production_id }) => {
      await queries.invalidateQueries({ queryKey: own.queryKey });
      await navigate(`/organiser/productions/${production_id}`);
    },
  });
  return (
    <Page
      title={t.places.productionsTitle}
      crumbs={[{ label: t.organiser.title, to: '/organiser' }, { label: t.places.productionsTitle }]}
      lead={<p>{t.places.productionsLead}</p>}
    >
      {list.isError && !list.isFetchNextPageError && (
        <Problem error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Loading />}
      {productions?.length === 0 && <p className="empty">{t.places.noProductions}</p>}
      <ul className="place-list">
        {productions?.map((production) => (
          <li key={production.production_id} className="card">
            <h2><Link to={`/organiser/productions/${production.production_id}`}>{production.title}</Link></h2>
            <p className="muted">{factsOf(production)}</p>
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
      <section className="card place-card" aria-labelledby="new-production-title">
        <h2 id="new-production-title">{t.places.newProductionTitle}</h2>
        <ProductionFields
          submit={t.places.createProduction} busy={create.busy} error={create.error} onSave={create.run}
        />
      </section>
    </Page>
  );
}

const factsOf = (production: Production) =>
  [
    t.places.productionKinds[production.kind],
    t.common.list(production.performers),
    t.common.list(production.languages),
    production.duration_minutes !== null && t.search.minutes(production.duration_minutes),
  ].filter(Boolean).join(' · ');
