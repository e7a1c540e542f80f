import { useRef, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../shared/api/client';
import { serverClock } from '../../shared/api/serverClock';
import type { NewEvent } from '../../shared/api/types';
import { fieldsOf, t } from '../../shared/i18n';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field, SelectField, TextField } from '../../shared/ui/Field';
import { knowsZone, venueClock } from '../../shared/i18n/venueTime';
import { Page } from '../../shared/ui/Page';
import { useAction } from '../auth';
import { ProductionChoice, VenueChoice, type ChosenVenue } from '../places';
import { createSeries, emptyRule, RuleFields, toRule, type RuleDraft } from '../shows';
import { presetSections, toNewEvent, type DraftErrors, type EventDraft } from './plan';
import { PlanChoice } from './PlanChoice';
import { PlanEditor } from './PlanEditor';
import { usualPolicies } from './policies';
import { PolicyFields } from './PolicyFields';
import { createEvent } from './queries';
import { toDraftErrors } from './serverErrors';
import './organiser.css';

const currencies = ['TWD', 'USD', 'EUR', 'GBP', 'JPY'];

export function CreateEventPage() {
  const navigate = useNavigate();
  const [draft, setDraft] = useState<EventDraft>(() => ({
    name: '', venue: '', venueId: null, productionId: null, description: '', startsAt: defaultStart(),
    currency: 'TWD', holdMinutes: '15', maxTickets: '8',
    policies: usualPolicies,
    sections: presetSections('small'),
    plan: null,
    prices: {},
  }));
  const [errors, setErrors] = useState<DraftErrors>({});
  // The same event keeps its key, so that sending it again after a lost answer creates it once.
  const lastTry = useRef<{ event: string; key: string } | null>(null);
  const [rule, setRule] = useState<RuleDraft | null>(null);
  const [isDraft, setIsDraft] = useState(false);
  const send = async (token: string, { event, shows }: NewShows) => {
    const asked = JSON.stringify({ event, shows });
    if (lastTry.current?.event !== asked) lastTry.current = { event: asked, key: newIdempotencyKey() };
    if (shows === null) {
      return `/organiser/event/${(await createEvent(token, event, lastTry.current.key)).event_id}`;
    }
    const series = await createSeries(token, { event, rule: toRule(shows) }, lastTry.current.key);
    return `/organiser/series/${series.series_id}`;
  };
  const form = useRef<HTMLFormElement>(null);
  const mark = (wrong: DraftErrors) => {
    setErrors(wrong);
    // The next frame has drawn the errors: move the focus to the first wrong field.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const create = useAction(send, {
    repeatable: true,
    onSuccess: (page) => navigate(page),
    onError: (failure) => {
      const fields = fieldsOf(failure);
      if (Object.keys(fields).length > 0) mark(toDraftErrors(fields));
    },
  });

  const text = (field: TextName) => ({
    value: draft[field],
    error: errors[field],
    onChange: (event: { target: { value: string } }) => {
      const { value } = event.target;
      setDraft((now) => ({ ...now, [field]: value }));
    },
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The enter key in the fields of a new venue or production is meant for their button, not for the event's.
    if (document.activeElement?.closest('[data-own-button]')) return;
    const result = toNewEvent(draft, serverClock.now());
    create.reset();
    if ('errors' in result) {
      mark(result.errors);
      return;
    }
    setErrors({});
    create.run({ event: { ...result.event, ...(isDraft && { draft: true }) }, shows: rule });
  };

  return (
    <Page
      title={t.organiser.createTitle}
      crumbs={[{ label: t.organiser.title, to: '/organiser' }, { label: t.organiser.createTitle }]}
    >
      <form className="create-event" ref={form} noValidate onSubmit={submit}>
        <section className="card form-grid" aria-labelledby="about-title">
          <h2 id="about-title">{t.organiser.aboutTitle}</h2>
          <Field label={t.organiser.name} maxLength={200} required {...text('name')} />
          <Field
            label={t.organiser.venue} maxLength={200} required readOnly={draft.venueId !== null} {...text('venue')}
          />
          <Field
            label={t.organiser.startsAt} type="datetime-local" required {...text('startsAt')}
            hint={t.organiser.startsAtHint(zoneOf(draft.policies.timeZone))}
          />
          <SelectField label={t.organiser.currency} {...text('currency')}>
            {currencies.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </SelectField>
          <Field label={t.organiser.holdMinutes} inputMode="numeric" {...text('holdMinutes')} />
          <Field label={t.organiser.maxTickets} inputMode="numeric" {...text('maxTickets')} />
          <div className="form-grid-wide">
            <TextField label={t.organiser.description} rows={3} maxLength={2000} {...text('description')} />
          </div>
        </section>
        <VenueChoice onChoose={(venue) => setDraft((now) => inVenue(now, venue))} />
        <ProductionChoice
          onChoose={(production) =>
            setDraft((now) => ({
              ...now, productionId: production?.production_id ?? null, name: now.name || (production?.title ?? ''),
            }))}
        />
        <PolicyFields
          policies={draft.policies}
          errors={errors}
          onChange={(policies) => setDraft((now) => ({ ...now, policies }))}
        />
        <PlanChoice
          chosen={draft.plan}
          prices={draft.prices}
          errors={errors}
          onChoose={(plan) => setDraft((now) => ({ ...now, plan, prices: {} }))}
          onPrice={(section, price) => setDraft((now) => ({ ...now, prices: { ...now.prices, [section]: price } }))}
        />
        {draft.plan === null ? (
          <PlanEditor
            sections={draft.sections}
            errors={errors}
            onChange={(sections) => setDraft((now) => ({ ...now, sections }))}
          />
        ) : (
          errors['plan'] && <Alert tone="bad">{errors['plan']}</Alert>
        )}
        <section className="card form-grid" aria-labelledby="repeat-title">
          <h2 id="repeat-title">{t.shows.repeatTitle}</h2>
          <label className="check form-grid-wide">
            <input
              type="checkbox" checked={rule !== null}
              onChange={(event) => setRule(event.target.checked ? firstRule(draft.startsAt) : null)}
            />{' '}
            {t.shows.repeat}
          </label>
          {rule && (
            <>
              <p className="muted form-grid-wide">{t.shows.repeatHint}</p>
              <RuleFields
                rule={rule} timeZone={draft.policies.timeZone.trim()} error={create.error} onChange={setRule}
              />
            </>
          )}
        </section>
        <label className="check">
          <input type="checkbox" checked={isDraft} onChange={(event) => setIsDraft(event.target.checked)} />{' '}
          {rule === null ? t.organiser.asDraft : t.organiser.asDrafts}
        </label>
        {Object.keys(errors).length > 0 && <Alert tone="bad">{t.organiser.invalid}</Alert>}
        {create.error && Object.keys(errors).length === 0 && <Problem error={create.error} />}
        <button className="button button-primary" disabled={create.busy}>
          {create.busy ? t.organiser.submitting : rule ? t.shows.submitSeries : t.organiser.submit}
        </button>
      </form>
    </Page>
  );
}

/** What is typed as text. */
type TextName = Exclude<
  keyof EventDraft, 'sections' | 'policies' | 'plan' | 'prices' | 'venueId' | 'productionId'
>;

/** The event in a hall, by whose clocks it is; or out of it again, where its name is typed. */
const inVenue = (draft: EventDraft, venue: ChosenVenue | null): EventDraft =>
  venue === null
    ? { ...draft, venueId: null }
    : {
        ...draft, venueId: venue.venueId, venue: venue.label,
        policies: { ...draft.policies, timeZone: venue.timeZone },
      };

/** An event, and the rule for further shows with its plan. */
interface NewShows {
  event: NewEvent;
  shows: RuleDraft | null;
}

/** The rule that the form begins with: the day and the time of the first show. */
const firstRule = (startsAt: string): RuleDraft => ({
  ...emptyRule, from: startsAt.slice(0, 10), to: startsAt.slice(0, 10), times: startsAt.slice(11, 16),
});

/** The zone as typed, and what the form takes for it where the browser does not know it. */
const zoneOf = (typed: string) => (knowsZone(typed.trim()) ? typed.trim() : t.time.unknownZone(typed.trim()));

/** A month from now at 19:00, in the format of the input. */
function defaultStart(): string {
  return `${venueClock(serverClock.now() + 30 * 24 * 3600 * 1000, usualPolicies.timeZone).slice(0, 10)}T19:00`;
}
