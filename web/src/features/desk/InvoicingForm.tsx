import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { NewInvoicing } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Alert, Loading, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { textOf } from '../../shared/ui/formText';
import { useAction, useSession } from '../auth';
import { invoicingQuery, saveInvoicing } from './queries';
import { RecipientFields } from './RecipientFields';
import './desk.css';

const basisPointsOfPercent = 100;

/** What stands on the seller's invoices. Nothing is invoiced before it is saved. */
export function InvoicingForm() {
  const { user, authorized } = useSession();
  const client = useQueryClient();
  const options = invoicingQuery(user?.user_id, authorized);
  const { data, error } = useQuery(options);
  const save = useAction((token, body: NewInvoicing) => saveInvoicing(token, body), {
    onSuccess: (saved) => client.setQueryData(options.queryKey, saved),
  });
  const submit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    const text = textOf(form.currentTarget);
    save.run({
      legal_name: text('name').trim(),
      address: text('address').trim(),
      tax_number: text('tax_number').trim() || null,
      tax_basis_points: Math.round(Number(text('tax')) * basisPointsOfPercent),
    });
  };
  const failure = save.error ?? error;
  return (
    <section className="card" aria-labelledby="invoicing-title">
      <h2 id="invoicing-title">{t.desk.invoicingTitle}</h2>
      <p className="muted">{t.desk.invoicingLead}</p>
      {data === undefined && !error && <Loading />}
      {data === null && <Alert tone="info">{t.desk.notSet}</Alert>}
      {data !== undefined && (
        <form className="form" key={data?.updated_at} onSubmit={submit}>
          <RecipientFields
            nameLabel={t.desk.legalName} name={data?.legal_name} address={data?.address}
            taxNumber={data?.tax_number}
          />
          <Field
            label={t.desk.taxPercent} name="tax" type="number" min={0} max={99} step={0.01} required
            defaultValue={(data?.tax_basis_points ?? 0) / basisPointsOfPercent} hint={t.desk.taxHint}
          />
          <button className="button" disabled={save.busy}>
            {t.desk.save}
          </button>
        </form>
      )}
      {failure && <Problem error={failure} />}
    </section>
  );
}
