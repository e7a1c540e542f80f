import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Attendee, AttendeeQuestion } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { seatText } from '../../shared/plan/seatText';
import { Loading, Problem } from '../../shared/ui/feedback';
import { ShowMore } from '../../shared/ui/ShowMore';
import { useSession } from '../auth';
import { Download } from '../tickets';
import { attendeeRulesQuery, attendeesPath, attendeesQuery } from './queries';

/** Who comes to a seller's event: names and answers by ticket, and the same as a file. */
export function AttendeeList({ eventId }: { eventId: number }) {
  const { user, authorized } = useSession();
  const { data: rules } = useQuery(attendeeRulesQuery(eventId));
  const list = useInfiniteQuery(attendeesQuery(user?.user_id, eventId, authorized));
  const attendees = list.data?.pages.flatMap((page) => page.attendees);
  return (
    <section className="card" aria-labelledby="attendees-title">
      <h2 id="attendees-title">{t.attendees.listTitle}</h2>
      <p className="muted">{t.attendees.listLead}</p>
      {list.isError && !list.isFetchNextPageError && (
        <Problem error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Loading />}
      {attendees?.length === 0 && <p className="muted">{t.attendees.nobody}</p>}
      <ul>
        {attendees?.map((attendee) => (
          <AttendeeLine key={attendee.ticket_id} attendee={attendee} questions={rules?.questions ?? []} />
        ))}
      </ul>
      <ShowMore list={list} />
      {attendees !== undefined && attendees.length > 0 && (
        <div className="button-row">
          <Download
            path={attendeesPath(eventId)} name={`attendees-${eventId}.csv`} type="text/csv" label={t.attendees.export}
          />
        </div>
      )}
    </section>
  );
}

function AttendeeLine({ attendee, questions }: { attendee: Attendee; questions: readonly AttendeeQuestion[] }) {
  const { ticket_id, order_id, name, holder_name, transfers, answers, order_answers } = attendee;
  const [, section = '', subsection = '', row = '', seat = ''] = ticket_id.split('-');
  const given = questions
    .map(({ id, text }) => [text, answers[id] ?? order_answers[id]] as const)
    .filter(([, answer]) => answer !== undefined);
  return (
    <li>
      <strong>{name ?? t.attendees.noName}</strong>
      {' · '}
      {seatText({ section, subsection: Number(subsection), row: Number(row), seat: Number(seat) })}
      <br />
      <span className="muted">
        {[
          ...(holder_name ? [t.attendees.holder(holder_name)] : []),
          ...(transfers > 0 ? [t.attendees.transferred(transfers)] : []),
          t.attendees.order(order_id.slice(-6)),
          ...given.map(([text, answer]) => `${text} ${answer}`),
        ].join(' · ')}
      </span>
    </li>
  );
}
