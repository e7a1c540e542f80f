import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Order } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { useSession } from '../auth';
import { InvoiceLines } from './InvoiceLines';
import { orderInvoicesQuery } from './queries';
import { RecipientForm } from './RecipientForm';
import './desk.css';

/**
 * The invoices of one's own order, and to whom they are made out: before the payment, so that the first one is right,
 * or later. Asked for when somebody looks.
 */
export function OrderInvoices({ order }: { order: Order }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="order-invoices" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{order.paid_at === null ? t.desk.needInvoice : t.desk.invoices}</summary>
      {open && <Invoices order={order} />}
    </details>
  );
}

/** An invoice comes some seconds after the payment. */
const issuingPollMs = 3_000;

function Invoices({ order }: { order: Order }) {
  const { authorized } = useSession();
  const isPaid = order.paid_at !== null;
  const { data, error, refetch } = useQuery({
    ...orderInvoicesQuery(order, authorized),
    refetchInterval: ({ state }) =>
      isPaid && state.data?.seller_invoices === true && state.data.invoices.length === 0 ? issuingPollMs : false,
  });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <div className="order-invoices-open">
      {!data.seller_invoices && <p className="muted">{t.desk.sellerIssuesNone}</p>}
      {data.seller_invoices && data.invoices.length === 0 && (
        <p className="muted">{isPaid ? t.desk.issuing : t.desk.afterPayment}</p>
      )}
      <InvoiceLines
        invoices={data.invoices}
        pathOf={({ invoice_id }) => `/orders/${order.buyer_id}/${order.order_id}/invoices/${invoice_id}/pdf`}
      />
      <RecipientForm key={JSON.stringify(data.recipient)} order={order} list={data} />
    </div>
  );
}
