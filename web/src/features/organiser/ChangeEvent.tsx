import { useRef, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { ApiError } from '../../shared/api/ApiError';
import { newIdempotencyKey } from '../../shared/api/client';
import type { EventDetail } from '../../shared/api/types';
import { fieldsOf, t } from '../../shared/i18n';
import { venueClock } from '../../shared/i18n/venueTime';
import { Problem } from '../../shared/ui/feedback';
import { Field, TextField } from '../../shared/ui/Field';
import { useAction } from '../auth';
import { focusWrong } from './focusWrong';
import { copyEvent, editEvent, type EventChanges } from './queries';
import { RefundFields, refundsOf, refundsTo, type RefundForm } from './RefundFields';

/** The first message of a field that the server refused. */
const messageOf = (error: Error | null, field: string) => fieldsOf(error)[field]?.[0];

/** True for a failure that no field of the form shows. */
const isGeneral = (error: Error | null, ...fields: string[]): error is Error =>
  error !== null && fields.every((field) => messageOf(error, field) === undefined);

/** Fields of the request that the form has. */
const shownFields = [
  'name', 'description', 'starts_at', 'sale_ends_at', 'max_seats_per_person', 'hold_seconds', 'refunds.fee_percent',
  'refunds.free_until_hours',
];

/** What the form shows of an event: its texts, and its times on the venue's clock. */
interface EventForm {
  edition: number;
  name: string;
  description: string;
  startsAt: string;
  saleEndsAt: string;
  /** Empty: any number. */
  maxPerPerson: string;
  holdSeconds: string;
  refunds: RefundForm;
}

function formOf(event: EventDetail): EventForm {
  const { edition = 1, name, description, starts_at, sale_ends_at, time_zone, max_seats_per_person } = event;
  const clock = (iso: string) => venueClock(Date.parse(iso), time_zone);
  return {
    edition, name, description, startsAt: clock(starts_at), saleEndsAt: clock(sale_ends_at ?? starts_at),
    maxPerPerson: max_seats_per_person == null ? '' : String(max_seats_per_person),
    holdSeconds: String(event.hold_seconds),
    refunds: refundsOf(event),
  };
}

const wholeOf = (text: string) => (/^\d{0,6}$/.test(text.trim()) ? Number(text) : -1);

/** A time is sent only if it was changed: the end of the sale that nobody touched moves with the start. */
const changesOf = (shown: EventForm, typed: EventForm): EventChanges => ({
  edition: typed.edition,
  name: typed.name,
  description: typed.description,
  ...(typed.startsAt !== shown.startsAt && { starts_at: typed.startsAt }),
  ...(typed.saleEndsAt !== shown.saleEndsAt && { sale_ends_at: typed.saleEndsAt }),
  // 0 lifts the limit. What is no number is sent as -1, which the server refuses with the bounds.
  ...(typed.holdSeconds !== shown.holdSeconds && { hold_seconds: wholeOf(typed.holdSeconds) }),
  ...(JSON.stringify(typed.refunds) !== JSON.stringify(shown.refunds) && { refunds: refundsTo(typed.refunds) }),
  ...(typed.maxPerPerson !== shown.maxPerPerson && { max_seats_per_person: wholeOf(typed.maxPerPerson) }),
});

interface EditProps {
  event: EventDetail;
  onEvent: (event: EventDetail) => void;
  /** Reads the event again, when somebody else edited it. */
  onReload: () => Promise<EventDetail | undefined>;
}

/**
 * Name, description, times and limit of an event. What is typed belongs to the edition that it started from, also
 * when the page reads a later one meanwhile: nothing typed is lost, and nothing is overwritten unseen.
 */
export function EditEvent({ event, onEvent, onReload }: EditProps) {
  const form = useRef<HTMLFormElement>(null);
  const [shown, setShown] = useState(() => formOf(event));
  const [draft, setDraft] = useState(shown);
  const show = (form: EventForm) => {
    setShown(form);
    setDraft(form);
  };
  const edit = useAction(
    (token, changes: EventChanges) => editEvent(token, event.event_id, changes),
    {
      onSuccess: (edited) => {
        show(formOf(edited));
        onEvent(edited);
      },
      onError: () => focusWrong(form.current),
    },
  );
  const startAgain = async () => {
    const now = await onReload();
    if (now === undefined) return;
    show(formOf(now));
    edit.reset();
  };
  const submit = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    edit.run(changesOf(shown, draft));
  };
  const isStale = edit.error instanceof ApiError && edit.error.code === 'event-edited';
  return (
    <section className="card" aria-labelledby="edit-title">
      <h2 id="edit-title">{t.organiser.editTitle}</h2>
      <form className="form" noValidate ref={form} onSubmit={submit}>
        <Field
          label={t.organiser.name} maxLength={200} required value={draft.name} error={messageOf(edit.error, 'name')}
          onChange={(change) => setDraft({ ...draft, name: change.target.value })}
        />
        <TextField
          label={t.organiser.description} rows={3} maxLength={5000} value={draft.description}
          error={messageOf(edit.error, 'description')}
          onChange={(change) => setDraft({ ...draft, description: change.target.value })}
        />
        <Field
          label={t.organiser.editStartsAt} type="datetime-local" required value={draft.startsAt}
          hint={t.organiser.editStartsAtHint(event.time_zone)} error={messageOf(edit.error, 'starts_at')}
          onChange={(change) => setDraft({ ...draft, startsAt: change.target.value })}
        />
        <Field
          label={t.organiser.editSaleEndsAt} type="datetime-local" required value={draft.saleEndsAt}
          hint={t.organiser.editSaleEndsAtHint} error={messageOf(edit.error, 'sale_ends_at')}
          onChange={(change) => setDraft({ ...draft, saleEndsAt: change.target.value })}
        />
        <Field
          label={t.organiser.maxPerPerson} inputMode="numeric" value={draft.maxPerPerson}
          hint={t.organiser.maxPerPersonHint} error={messageOf(edit.error, 'max_seats_per_person')}
          onChange={(change) => setDraft({ ...draft, maxPerPerson: change.target.value })}
        />
        <Field
          label={t.organiser.holdSeconds} inputMode="numeric" required value={draft.holdSeconds}
          hint={t.organiser.holdSecondsHint} error={messageOf(edit.error, 'hold_seconds')}
          onChange={(change) => setDraft({ ...draft, holdSeconds: change.target.value })}
        />
        <RefundFields
          refunds={draft.refunds} onChange={(refunds) => setDraft({ ...draft, refunds })}
          errorOf={(field) => messageOf(edit.error, field)}
        />
        {isGeneral(edit.error, ...shownFields) && (
          <Problem error={edit.error} {...(isStale && { onRetry: () => void startAgain() })} />
        )}
        <button className="button" disabled={edit.busy}>
          {t.organiser.save}
        </button>
      </form>
    </section>
  );
}

/** A new event with this one's plan, prices and settings, on another date. */
export function CopyEvent({ event }: { event: EventDetail }) {
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [startsAt, setStartsAt] = useState('');
  // The same copy keeps its key, so that sending it again after a lost answer creates one event.
  const lastTry = useRef<{ startsAt: string; key: string } | null>(null);
  const copy = useAction(
    (token, start: string) => {
      if (lastTry.current?.startsAt !== start) lastTry.current = { startsAt: start, key: newIdempotencyKey() };
      return copyEvent(token, event.event_id, { starts_at: start }, lastTry.current.key);
    },
    {
      repeatable: true,
      onSuccess: (created) => navigate(`/organiser/event/${created.event_id}`),
      onError: () => focusWrong(form.current),
    },
  );
  const submit = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    copy.run(startsAt);
  };
  return (
    <section className="card" aria-labelledby="copy-title">
      <h2 id="copy-title">{t.organiser.copyTitle}</h2>
      <p className="muted">{t.organiser.copyLead}</p>
      <form className="form" noValidate ref={form} onSubmit={submit}>
        <Field
          label={t.organiser.copyStartsAt} type="datetime-local" required value={startsAt}
          hint={t.organiser.copyHint(event.time_zone)} error={messageOf(copy.error, 'starts_at')}
          onChange={(change) => setStartsAt(change.target.value)}
        />
        {isGeneral(copy.error, 'starts_at') && <Problem error={copy.error} />}
        <button className="button" disabled={copy.busy}>
          {t.organiser.copy}
        </button>
      </form>
    </section>
  );
}
