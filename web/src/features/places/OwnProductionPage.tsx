import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { NewProduction } from '../../shared/api/types';
import { productionQuery } from '../../shared/api/places';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { useAction } from '../auth';
import { PictureField } from '../shows';
import { ProductionFields } from './ProductionFields';
import { editProduction } from './queries';
import './places.css';

/** A film, a concert, a match: for its seller, who changes it. */
export function OwnProductionPage() {
  const productionId = Number(useParams()['productionId']);
  const queries = useQueryClient();
  const query = productionQuery(productionId);
  const production = useQuery(query);
  const edit = useAction((token, changed: NewProduction) => editProduction(token, productionId, changed), {
    onSuccess: async (saved) => {
      queries.setQueryData(query.queryKey, saved);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('own-productions') });
    },
  });
  const title = production.data?.title ?? t.places.productionsTitle;
  return (
    <Page
      title={title}
      crumbs={[
        { label: t.organiser.title, to: '/organiser' },
        { label: t.places.productionsTitle, to: '/organiser/productions' },
        { label: production.data?.title ?? t.common.loading },
      ]}
    >
      {production.error && <Problem error={production.error} onRetry={() => void production.refetch()} />}
      {production.isPending && <Loading />}
      {production.data && (
        <>
          <section className="card place-card" aria-labelledby="edit-production-title">
            <h2 id="edit-production-title">{t.places.editProductionTitle}</h2>
            {/* A new key fills the fields anew when the server has others. */}
            <ProductionFields
              key={JSON.stringify(production.data)} production={production.data} submit={t.places.saveProduction}
              busy={edit.busy} error={edit.error} onSave={edit.run}
            />
            {edit.done && <p role="status">{t.places.saved}</p>}
          </section>
          <PictureField
            owner={`/productions/${productionId}`} picture={production.data.picture ?? null}
            onPicture={() => void queries.invalidateQueries({ queryKey: query.queryKey })}
          />
        </>
      )}
    </Page>
  );
}
