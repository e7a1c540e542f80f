import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { InvoiceRecipient, Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { textOf } from '../../shared/ui/formText';
import { useAction, useSession } from '../auth';
import { InvoiceLines } from './InvoiceLines';
import { orderInvoicesQuery, saveRecipient } from './queries';
import { RecipientFields } from './RecipientFields';
import './desk.css';

/** The invoices of one's own paid order, and to whom they are made out. Asked for when somebody looks. */
export function OrderInvoices({ order }: { order: Order }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="order-invoices" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t.desk.invoices}</summary>
      {open && <Invoices order={order} />}
    </details>
  );
}

function Invoices({ order }: { order: Order }) {
  const { authorized } = useSession();
  const client = useQueryClient();
  const options = orderInvoicesQuery(order, authorized);
  const { data, error, refetch } = useQuery(options);
  const [saved, setSaved] = useState(false);
  const change = useAction((token, body: InvoiceRecipient) => saveRecipient(token, order, body), {
    onSuccess: (list) => {
      setSaved(true);
      client.setQueryData(options.queryKey, list);
    },
  });
  const submit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    const text = textOf(form.currentTarget);
    setSaved(false);
    change.run({
      name: text('name').trim(), address: text('address').trim(), tax_number: text('tax_number').trim() || null,
    });
  };
  return (
    <>
      {data === undefined && !error && <Loading />}
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data?.invoices.length === 0 && <p className="muted">{t.desk.none}</p>}
      {data && (
        <InvoiceLines
          invoices={data.invoices}
          pathOf={({ invoice_id }) => `/orders/${order.buyer_id}/${order.order_id}/invoices/${invoice_id}/pdf`}
        />
      )}
      <form className="form" onSubmit={submit}>
        <p className="muted">{t.desk.recipientLead}</p>
        <RecipientFields nameLabel={t.desk.recipientName} />
        <button className="button" disabled={change.busy}>
          {t.desk.makeOut}
        </button>
        {saved && <p role="status">{t.desk.madeOut}</p>}
        {change.error && <Problem error={change.error} />}
      </form>
    </>
  );
}
