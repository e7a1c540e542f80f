import { Link, useSearchParams } from 'react-router';
import { serverClock } from '../../shared/api/serverClock';
import { t } from '../../shared/i18n';
import { nextDays } from './days';
import './cards.css';

const daysAhead = 7;

/** The days of the next week as links; the chosen one is in the address, as `on`. */
export function DayChips({ timeZone }: { timeZone: string }) {
  const [params] = useSearchParams();
  const chosen = params.get('on') ?? '';
  const to = (on: string) => {
    const next = new URLSearchParams(params);
    if (on === '') next.delete('on');
    else next.set('on', on);
    return `?${next.toString()}`;
  };
  const format = new Intl.DateTimeFormat(t.locale, {
    weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC',
  });
  const days = nextDays(serverClock.now(), timeZone, daysAhead);
  const options = [
    { on: '', label: t.home.anyDay },
    ...days.map((on, index) => ({
      on, label: index === 0 ? t.home.today : index === 1 ? t.home.tomorrow : format.format(new Date(`${on}T00:00Z`)),
    })),
  ];
  return (
    <nav aria-label={t.home.days}>
      <ul className="chips">
        {options.map(({ on, label }) => (
          <li key={on}>
            <Link className="chip" to={to(on)} replace aria-current={on === chosen ? 'true' : undefined}>{label}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
