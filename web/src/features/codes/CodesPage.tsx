import { skipToken, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { Code } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime, formatMoney } from '../../shared/i18n/format';
import { Badge, Loading, Problem } from '../../shared/ui/feedback';
import { Page } from '../../shared/ui/Page';
import { ShowMore } from '../../shared/ui/ShowMore';
import { useAction, useSession } from '../auth';
import { eventQuery } from '../events';
import { Download } from '../tickets';
import { MakeCodes } from './MakeCodes';
import { codesQuery, stopBatch, stopCode } from './queries';

/** The seller's codes with their uses: of the event that the address names, or all. */
export function CodesPage() {
  const named = Number(useSearchParams()[0].get('event'));
  const eventId = named > 0 ? named : null;
  const { user, authorized } = useSession();
  const options = eventQuery(eventId ?? 0);
  const { data: event, error } = useQuery({ ...options, ...(eventId === null && { queryFn: skipToken }) });
  const list = useInfiniteQuery(codesQuery(user?.user_id, eventId, authorized));
  const stop = useAction(stopCode, { repeatable: true, onSuccess: () => list.refetch() });
  const stopTogether = useAction(stopBatch, { repeatable: true, onSuccess: () => list.refetch() });
  const busy = stop.busy || stopTogether.busy;
  const codes = list.data?.pages.flatMap<Code>((page) => page.codes);
  const failure = error ?? (list.isFetchNextPageError ? null : list.error) ?? stop.error ?? stopTogether.error;
  return (
    <Page
      title={t.codes.title}
      crumbs={[
        { label: t.organiser.title, to: '/organiser' },
        ...(event ? [{ label: event.name, to: `/organiser/event/${event.event_id}` }] : []),
        { label: t.codes.title },
      ]}
      lead={
        <p>
          {t.codes.lead} {event ? t.codes.ofEvent(event.name) : t.codes.ofAllEvents}
        </p>
      }
    >
      {failure && <Problem error={failure} />}
      {(eventId === null || event) && (
        <MakeCodes key={eventId} event={event ?? null} onMade={() => list.refetch()} />
      )}
      <section className="card" aria-labelledby="codes-title">
        <div className="section-head">
          <h2 id="codes-title">{t.codes.listTitle}</h2>
          {codes !== undefined && codes.length > 0 && (
            <Download
              path={`/sellers/me/codes/export${eventId === null ? '' : `?event_id=${eventId}`}`} name="codes.csv"
              type="text/csv" label={t.codes.download}
            />
          )}
        </div>
        {list.isPending && <Loading />}
        {codes?.length === 0 && <p className="empty">{t.codes.none}</p>}
        <ul className="own-events">
          {codes?.map((code) => (
            <li key={code.code_id} className="own-event">
              <div>
                <strong>{code.code}</strong> {worthOf(code)} · {t.codes.uses(code.used, code.max_uses)}
                <p className="muted">{termsOf(code)}</p>
              </div>
              {code.stopped_at !== null ? (
                <Badge tone="neutral">{t.codes.stopped}</Badge>
              ) : (
                <span className="button-row">
                  <button
                    type="button" className="button button-small" aria-label={t.codes.stopCode(code.code)}
                    disabled={busy} onClick={() => stop.run(code.code_id)}
                  >
                    {t.codes.stop}
                  </button>
                  {code.batch_id !== null && (
                    <button
                      type="button" className="button button-small" aria-label={t.codes.stopBatchOf(code.code)}
                      disabled={busy} onClick={() => stopTogether.run(code.batch_id ?? '')}
                    >
                      {t.codes.stopBatch}
                    </button>
                  )}
                </span>
              )}
            </li>
          ))}
        </ul>
        <ShowMore list={list} />
      </section>
    </Page>
  );
}

function worthOf({ kind, value, currency, group_seats, group_pays, balance }: Code): string {
  const { worth } = t.codes;
  const money = (minor: number) => formatMoney(minor, currency ?? '');
  if (kind === 'percent') return worth.percent(value);
  if (kind === 'amount') return worth.amount(money(value));
  if (kind === 'voucher') return worth.voucher(money(balance ?? 0), money(value));
  if (kind === 'n_for_m') return worth.n_for_m(group_seats ?? 0, group_pays ?? 0);
  return worth[kind];
}

const termsOf = ({ valid_from, valid_until, sections, note }: Code) =>
  [
    valid_from && t.codes.from(formatDateTime(valid_from)), valid_until && t.codes.until(formatDateTime(valid_until)),
    sections && t.codes.inSections(sections), note,
  ].filter(Boolean).join(' · ');
