import { fieldsOf, t } from '../../shared/i18n';
import { formatVenueTime } from '../../shared/i18n/venueTime';
import { Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useAction } from '../auth';
import { toRule, weekdays, type RuleDraft } from './dateRule';
import { previewDates } from './queries';

/** More dates than that are counted and not listed. */
const maxListed = 40;

interface Props {
  rule: RuleDraft;
  timeZone: string;
  /** What the server said of the whole form. */
  error?: Error | null;
  onChange: (rule: RuleDraft) => void;
}

/** The fields of a rule for dates, and the dates that it makes: the server's, which knows the venue's clock. */
export function RuleFields({ rule, timeZone, error, onChange }: Props) {
  const preview = useAction(
    (token, draft: RuleDraft) => previewDates(token, timeZone, toRule(draft)), { readOnly: true },
  );
  const change = (changed: Partial<RuleDraft>) => {
    preview.reset();
    onChange({ ...rule, ...changed });
  };
  const failure = preview.error ?? error ?? null;
  const messageOf = (field: string) =>
    Object.entries(fieldsOf(failure)).filter(([path]) => path.startsWith(field)).flatMap(([, texts]) => texts)[0];
  return (
    <>
      <Field
        label={t.shows.from} type="date" required value={rule.from} error={messageOf('rule.from')}
        onChange={(event) => change({ from: event.target.value })}
      />
      <Field
        label={t.shows.to} type="date" required value={rule.to} error={messageOf('rule.to')}
        onChange={(event) => change({ to: event.target.value })}
      />
      <Field
        label={t.shows.times} hint={t.shows.timesHint} required value={rule.times} error={messageOf('rule.times')}
        onChange={(event) => change({ times: event.target.value })}
      />
      <fieldset className="weekdays form-grid-wide">
        <legend>{t.shows.weekdays}</legend>
        {weekdays.map((day) => (
          <label key={day} className="check">
            <input
              type="checkbox" checked={rule.weekdays.includes(day)}
              onChange={(event) =>
                change({
                  weekdays: weekdays.filter((each) =>
                    each === day ? event.target.checked : rule.weekdays.includes(each)),
                })
              }
            />{' '}
            {t.shows.weekdayNames[day]}
          </label>
        ))}
      </fieldset>
      <div className="form-grid-wide">
        <button type="button" className="button" disabled={preview.busy} onClick={() => preview.run(rule)}>
          {t.shows.preview}
        </button>
        {preview.error && !['rule.from', 'rule.to', 'rule.times'].some(messageOf) && <Problem error={preview.error} />}
        {preview.answer && <Dates starts={preview.answer} timeZone={timeZone} />}
      </div>
    </>
  );
}

function Dates({ starts, timeZone }: { starts: readonly string[]; timeZone: string }) {
  return (
    <div role="status">
      <p>{t.shows.previewed(starts.length)}</p>
      <ul className="preview-dates">
        {starts.slice(0, maxListed).map((start) => (
          <li key={start}>{formatVenueTime(start, timeZone)}</li>
        ))}
      </ul>
      {starts.length > maxListed && <p className="muted">{t.shows.andMore(starts.length - maxListed)}</p>}
    </div>
  );
}
