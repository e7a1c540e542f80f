import type { TillReport } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { useSession } from '../auth';

/** What was taken and given back, by day, member and kind of payment. */
export function Till({ report }: { report: TillReport }) {
  const { user } = useSession();
  const money = (amount: number) => formatMoney(amount, report.currency);
  return (
    <section className="card" aria-labelledby="till-title">
      <h2 id="till-title">{t.boxOffice.till}</h2>
      {report.lines.length === 0 ? (
        <p className="muted">{t.boxOffice.tillEmpty}</p>
      ) : (
        <>
          <p>
            {t.boxOffice.drawer(money(report.cash))} · {t.boxOffice.terminalSum(money(report.terminal))}
          </p>
          <div className="table-scroll">
            <table>
              <thead>
                <tr>
                  {[t.boxOffice.day, t.boxOffice.member, t.boxOffice.payment, t.boxOffice.count, t.boxOffice.taken,
                    t.boxOffice.back].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {report.lines.map((line) => (
                  <tr key={`${line.day} ${line.member_id} ${line.payment}`}>
                    <td>{line.day}</td>
                    <td>{line.member_id === user?.user_id ? t.boxOffice.you : line.member_id.slice(-6)}</td>
                    <td>{t.boxOffice.payments[line.payment]}</td>
                    <td>{line.sales}</td>
                    <td>{money(line.amount)}</td>
                    <td>{money(line.amount_back)}</td>
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
