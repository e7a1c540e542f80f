import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { EventDetail, OrderAttendees } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { seatText } from '../../shared/plan/seatText';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useAction, useSession } from '../auth';
import { orderKey } from '../orders';
import { answerForOrder, orderAttendeesQuery } from './queries';
import { QuestionField } from './QuestionField';

interface Props {
  orderId: string;
  event: Pick<EventDetail, 'time_zone'>;
}

/** The server's bound. */
const maxName = 80;

/** Names and answers that the event asks for, of an order whose seats are held or paid. */
export function WhoComes({ orderId, event }: Props) {
  const { user, authorized } = useSession();
  const { data, error, refetch } = useQuery(orderAttendeesQuery(user?.user_id, orderId, authorized));
  const [saved, setSaved] = useState(false);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const { rules, tickets } = data;
  const asked = rules.names !== 'none' || rules.questions.length > 0;
  if (!asked || tickets.length === 0) return null;
  return (
    <section className="card" aria-labelledby={`who-comes-${orderId}`}>
      <h2 id={`who-comes-${orderId}`}>{t.attendees.title}</h2>
      <p className="muted">{t.attendees.lead}</p>
      <AnswerForm key={JSON.stringify(data)} asked={data} event={event} onSaved={setSaved} />
      {saved && <Alert tone="good">{t.attendees.saved}</Alert>}
    </section>
  );
}

interface FormProps {
  asked: OrderAttendees;
  event: Props['event'];
  /** Another answer of the server begins the form anew. */
  onSaved: (saved: boolean) => void;
}

function AnswerForm({ asked, event, onSaved }: FormProps) {
  const { user } = useSession();
  const queryClient = useQueryClient();
  const { rules, order_id: orderId } = asked;
  const [names, setNames] = useState<Record<string, string>>({});
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const save = useAction((token) => answerForOrder(token, orderId, changesOf(asked, names, answers)), {
    repeatable: true,
    onSuccess: async (saved) => {
      onSaved(true);
      queryClient.setQueryData(orderKey(user?.user_id, orderId, 'attendees'), saved);
      await queryClient.invalidateQueries({ queryKey: orderKey(user?.user_id, orderId, 'tickets') });
    },
  });
  const ofTicket = rules.questions.filter((question) => question.per === 'ticket');
  const ofOrder = rules.questions.filter((question) => question.per === 'order');
  const isFixed = (given: string | null | undefined) => !asked.may_answer || (Boolean(given) && !asked.may_change);
  const submit = (form: FormEvent) => {
    form.preventDefault();
    onSaved(false);
    save.run(undefined);
  };
  return (
    <form className="form" onSubmit={submit}>
      {asked.tickets.map((ticket) => (
        <fieldset key={ticket.ticket_id}>
          <legend>
            {seatText({ ...ticket, name: null })}
          </legend>
          {rules.names !== 'none' && (
            <Field
              label={t.attendees.name} hint={rules.names === 'required' ? t.attendees.required : undefined}
              value={names[ticket.ticket_id] ?? ticket.name ?? ''} disabled={isFixed(ticket.name)} maxLength={maxName}
              autoComplete="off"
              onChange={(change) => setNames({ ...names, [ticket.ticket_id]: change.target.value })}
            />
          )}
          {ofTicket.map((question) => (
            <QuestionField
              key={question.id} question={question} disabled={isFixed(ticket.answers[question.id])}
              value={answers[keyOf(ticket.ticket_id, question.id)] ?? ticket.answers[question.id] ?? ''}
              onChange={(value) => setAnswers({ ...answers, [keyOf(ticket.ticket_id, question.id)]: value })}
            />
          ))}
        </fieldset>
      ))}
      {ofOrder.length > 0 && (
        <fieldset>
          <legend>{t.attendees.ofOrder}</legend>
          {ofOrder.map((question) => (
            <QuestionField
              key={question.id} question={question} disabled={isFixed(asked.answers[question.id])}
              value={answers[keyOf('', question.id)] ?? asked.answers[question.id] ?? ''}
              onChange={(value) => setAnswers({ ...answers, [keyOf('', question.id)]: value })}
            />
          ))}
        </fieldset>
      )}
      {save.error && <Problem error={save.error} />}
      <p className="muted">
        {!asked.may_answer ? t.attendees.closed
          : rules.changes_until && asked.may_change
            ? t.attendees.mayChange(formatVenueTime(rules.changes_until, event.time_zone))
            : t.attendees.final}
      </p>
      <button className="button" disabled={save.busy || !asked.may_answer}>
        {t.attendees.save}
      </button>
    </form>
  );
}

/** The key of an answer for a ticket, or for the order where there is no ticket. */
const keyOf = (ticketId: string, questionId: string) => `${ticketId} ${questionId}`;

/** What was typed, and nothing else: an answer that is not sent stays as it is. */
function changesOf(asked: OrderAttendees, names: Record<string, string>, answers: Record<string, string>) {
  const answersOf = (ticketId: string) =>
    Object.fromEntries(
      asked.rules.questions
        .map(({ id }) => [id, answers[keyOf(ticketId, id)]?.trim()] as const)
        .filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  return {
    tickets: asked.tickets.map(({ ticket_id }) => ({
      ticket_id, name: names[ticket_id]?.trim() ?? null, answers: answersOf(ticket_id),
    })),
    answers: answersOf(''),
  };
}
