import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { t } from '../../shared/i18n';
import { Page } from '../../shared/ui/Page';
import { searchQuery } from './queries';
import { ShowResults } from './ShowResults';
import './search.css';

/** The search takes as many characters. */
const longestName = 100;

/** Shows that name a performer, soonest first. */
export function PerformerPage() {
  const name = (useParams()['name'] ?? '').slice(0, longestName);
  const list = useInfiniteQuery(searchQuery({ q: name }));
  return (
    <Page
      key={name} title={name} lead={<p>{t.home.performer(name)}</p>}
      crumbs={[{ label: t.search.title, to: '/find' }, { label: name }]}
    >
      <ShowResults list={list} />
    </Page>
  );
}
