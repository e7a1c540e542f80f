import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Series } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { Page } from '../../shared/ui/Page';
import { ShowMore } from '../../shared/ui/ShowMore';
import { useAction, useSession } from '../auth';
import { emptyRule, toRule } from './dateRule';
import { EditSeries } from './EditSeries';
import { PictureField } from './PictureField';
import { addDates, changeSales, manageSeriesQuery, publishSeries } from './queries';
import { RuleFields } from './RuleFields';
import { ShowList } from './ShowList';
import './shows.css';

/** A series for its seller: how far its creation is, all shows, and what is done to all of them. */
export function ManageSeriesPage() {
  const seriesId = useParams()['seriesId'] ?? '';
  const queryClient = useQueryClient();
  const { user, authorized } = useSession();
  const query = manageSeriesQuery(user?.user_id, seriesId, authorized);
  const list = useInfiniteQuery(query);
  const series = list.data?.pages[0]?.series;
  const shows = list.data?.pages.flatMap((page) => page.shows) ?? [];
  const reload = () => void queryClient.invalidateQueries({ queryKey: query.queryKey });
  const crumbs = [{ label: t.organiser.title, to: '/organiser' }, { label: series?.name ?? t.organiser.manage }];
  if (series === undefined) {
    return (
      <Page title={t.organiser.manage} crumbs={crumbs}>
        {list.isPending ? <Loading /> : <Problem error={list.error} onRetry={() => void list.refetch()} />}
      </Page>
    );
  }
  const isCreating = series.shows_created < series.shows;
  return (
    <Page key={seriesId} title={series.name} crumbs={crumbs} lead={<p>{series.venue}</p>}>
      <Alert tone={isCreating ? 'info' : 'good'}>
        {isCreating ? t.shows.progress(series.shows_created, series.shows) : t.shows.finished(series.shows)}
      </Alert>
      <Publish series={series} hasDrafts={shows.some(({ draft }) => draft === true)} onChanged={reload} />
      <Sales series={series} onChanged={reload} />
      <ShowList series={series} shows={shows} to="/organiser/event/" />
      <ShowMore list={list} />
      <EditSeries series={series} onChanged={reload} />
      <AddDates series={series} onChanged={reload} />
      <PictureField owner={`/series/${seriesId}`} picture={series.picture ?? null} onPicture={reload} />
      <CancelSeries series={series} onChanged={reload} />
    </Page>
  );
}

interface Props {
  series: Series;
  onChanged: () => void;
}

/** Publishes all drafts at once, and says what became of each show. */
function Publish({ series, hasDrafts, onChanged }: Props & { hasDrafts: boolean }) {
  const publish = useAction((token, seriesId: string) => publishSeries(token, seriesId), {
    repeatable: true, onSuccess: onChanged,
  });
  const over = publish.answer?.shows.filter(({ outcome }) => outcome === 'over').length ?? 0;
  if (!hasDrafts && publish.answer === undefined) return null;
  return (
    <section className="card" aria-labelledby="publish-title">
      <h2 id="publish-title">{t.shows.draftsTitle}</h2>
      {hasDrafts && <p>{t.shows.draftsHint}</p>}
      {publish.error && <Problem error={publish.error} />}
      {publish.answer && <p role="status">{t.shows.published(publish.answer.shows_changed, over)}</p>}
      {hasDrafts && (
        <button
          type="button" className="button button-primary" disabled={publish.busy}
          onClick={() => publish.run(series.series_id)}
        >
          {t.shows.publishAll}
        </button>
      )}
    </section>
  );
}

function Sales({ series, onChanged }: Props) {
  const change = useAction(
    (token, action: 'close' | 'reopen') => changeSales(token, series.series_id, action), { onSuccess: onChanged },
  );
  return (
    <>
      <div className="button-row">
        <Link className="button" to={`/shows/${series.series_id}`}>
          {t.shows.publicPage}
        </Link>
        <button type="button" className="button" disabled={change.busy} onClick={() => change.run('close')}>
          {t.shows.closeAll}
        </button>
        <button type="button" className="button" disabled={change.busy} onClick={() => change.run('reopen')}>
          {t.shows.reopenAll}
        </button>
      </div>
      {change.error && <Problem error={change.error} />}
      {change.answer !== undefined && <p role="status">{t.shows.changed(change.answer)}</p>}
    </>
  );
}

function AddDates({ series, onChanged }: Props) {
  const [rule, setRule] = useState(emptyRule);
  const add = useAction((token, draft: typeof rule) => addDates(token, series.series_id, toRule(draft)), {
    repeatable: true, onSuccess: onChanged,
  });
  return (
    <section className="card form-grid" aria-labelledby="dates-title">
      <h2 id="dates-title">{t.shows.addTitle}</h2>
      <RuleFields rule={rule} timeZone={series.time_zone} error={add.error} onChange={setRule} />
      <div className="form-grid-wide">
        {add.error && <Problem error={add.error} />}
        {add.done && <p role="status">{t.shows.added}</p>}
        <button type="button" className="button" disabled={add.busy} onClick={() => add.run(rule)}>
          {t.shows.add}
        </button>
      </div>
    </section>
  );
}

/** Cancels for good, so the seller types the name. */
function CancelSeries({ series, onChanged }: Props) {
  const [typed, setTyped] = useState('');
  const cancel = useAction(
    (token, seriesId: string) => changeSales(token, seriesId, 'cancel'), { onSuccess: onChanged },
  );
  return (
    <section className="card" aria-labelledby="cancel-title">
      <h2 id="cancel-title">{t.shows.cancelTitle}</h2>
      <p>{t.refunds.cancelHint}</p>
      <Field
        label={t.refunds.typeName(series.name)} value={typed} autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      {cancel.error && <Problem error={cancel.error} />}
      {cancel.answer !== undefined && <p role="status">{t.shows.changed(cancel.answer)}</p>}
      <button
        type="button" className="button button-danger" disabled={cancel.busy || typed.trim() !== series.name}
        onClick={() => cancel.run(series.series_id)}
      >
        {t.shows.cancelAll}
      </button>
    </section>
  );
}
