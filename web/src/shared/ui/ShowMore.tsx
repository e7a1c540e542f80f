import { t } from '../i18n';
import { Problem } from './feedback';

/** The part of TanStack Query's infinite query that the button needs. */
interface PagedList {
  error: unknown;
  isFetchNextPageError: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** The button below a list that fetches its next page, and why that failed. */
export function ShowMore({ list }: { list: PagedList }) {
  return (
    <>
      {list.isFetchNextPageError && <Problem error={list.error} />}
      {list.hasNextPage && (
        <button
          type="button" className="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}
        >
          {t.common.showMore}
        </button>
      )}
    </>
  );
}
