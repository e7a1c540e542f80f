import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Figures, FigureStep } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatCount, formatMoney } from '../../shared/i18n/format';
import { venueClock } from '../../shared/i18n/venueTime';
import { Loading, Problem } from '../../shared/ui/feedback';
import { SelectField } from '../../shared/ui/Field';
import { useSession } from '../auth';
import { BarChart } from './BarChart';
import { barsOf, type Measure, measures, valueOf } from './chart';
import { seriesQuery } from './queries';

const steps: readonly FigureStep[] = ['minute', 'hour', 'day'];

/** How the sale went over a time: a chart, and a table that says the same. */
export function FigureSeries({ figures }: { figures: Figures }) {
  const { user, authorized } = useSession();
  const [step, setStep] = useState<FigureStep>('hour');
  const [measure, setMeasure] = useState<Measure>('sold');
  const [section, setSection] = useState('');
  const { data, error, refetch } = useQuery(seriesQuery(user?.user_id, figures.event_id, step, section, authorized));
  const format = (value: number) =>
    measure === 'revenue' ? formatMoney(value, figures.currency) : formatCount(value);
  const label = (at: string) => {
    const clock = venueClock(Date.parse(at), figures.time_zone);
    return step === 'day' ? clock.slice(0, 10) : clock.slice(11);
  };
  const title = t.figures.chartTitle(t.figures.measures[measure], t.figures.steps[step], section);
  return (
    <section className="card" aria-labelledby="series-title">
      <h2 id="series-title">{t.figures.overTime}</h2>
      <div className="form-grid figure-choices">
        <Choice
          label={t.figures.show} value={measure} values={measures} names={t.figures.measures} onChange={setMeasure}
        />
        <Choice label={t.figures.by} value={step} values={steps} names={t.figures.steps} onChange={setStep} />
        <SelectField label={t.organiser.section} value={section} onChange={(change) => setSection(change.target.value)}>
          <option value="">{t.figures.wholeEvent}</option>
          {figures.sections.map(({ name }) => <option key={name}>{name}</option>)}
        </SelectField>
      </div>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data && (
        <>
          <BarChart
            title={title} format={format} label={label}
            bars={barsOf(data.points, data.step, data.from, data.to, measure)}
          />
          <div className="table-scroll" role="region" aria-label={title}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t.figures.time}</th>
                  <th scope="col" className="number">{t.figures.measures[measure]}</th>
                </tr>
              </thead>
              <tbody>
                {data.points.length === 0 && <tr><td colSpan={2}>{t.figures.nothing}</td></tr>}
                {[...data.points].reverse().map((point) => (
                  <tr key={point.at}>
                    <th scope="row">{venueClock(Date.parse(point.at), figures.time_zone).replace('T', ' ')}</th>
                    <td className="number">{format(valueOf(point.counts, measure))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  values: readonly T[];
  names: Record<T, string>;
  onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, values, names, onChange }: ChoiceProps<T>) {
  return (
    <SelectField label={label} value={value} onChange={(change) => onChange(change.target.value as T)}>
      {values.map((item) => <option key={item} value={item}>{names[item]}</option>)}
    </SelectField>
  );
}
