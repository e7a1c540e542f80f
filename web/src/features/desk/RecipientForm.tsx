import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { InvoiceList, InvoiceRecipient, Order } from '../../shared/api/types';
import { fieldsOf, t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { textOf } from '../../shared/ui/formText';
import { useFocusFallback } from '../../shared/ui/useFocusFallback';
import { useAction, useSession } from '../auth';
import { orderInvoicesQuery, saveRecipient } from './queries';
import { RecipientFields } from './RecipientFields';

/** To whom the invoice of an order is made out. What was saved is shown, and changed by a press. */
export function RecipientForm({ order, list }: { order: Order; list: InvoiceList }) {
  const { authorized } = useSession();
  const client = useQueryClient();
  const { recipient } = list;
  const isIssued = list.invoices.length > 0;
  const [editing, setEditing] = useState(recipient === null);
  const summary = useFocusFallback<HTMLDivElement>(editing);
  const change = useAction((token, body: InvoiceRecipient) => saveRecipient(token, order, body), {
    onSuccess: (saved) => {
      client.setQueryData(orderInvoicesQuery(order, authorized).queryKey, saved);
      setEditing(false);
    },
  });
  const submit = (form: FormEvent<HTMLFormElement>) => {
    form.preventDefault();
    const text = textOf(form.currentTarget);
    change.run({
      name: text('name').trim(), address: text('address').trim(), tax_number: text('tax_number').trim() || null,
    });
  };
  if (!editing && recipient !== null) {
    return (
      <div ref={summary} tabIndex={-1} className="recipient">
        <p role="status">{isIssued ? t.desk.madeOutTo : t.desk.willBeMadeOutTo}</p>
        <address>
          {[recipient.name, ...recipient.address.split('\n')].map((line, at) => <span key={at}>{line}</span>)}
          {recipient.tax_number !== null && <span>{t.desk.taxNumberIs(recipient.tax_number)}</span>}
        </address>
        <button type="button" className="button button-small" onClick={() => setEditing(true)}>
          {t.desk.changeRecipient}
        </button>
      </div>
    );
  }
  const { error } = change;
  const fields = fieldsOf(error);
  const hasFieldErrors = Object.keys(fields).length > 0;
  return (
    <form className="form" onSubmit={submit}>
      {isIssued && <p className="muted">{t.desk.correctionNote}</p>}
      <RecipientFields
        nameLabel={t.desk.recipientName} name={recipient?.name} address={recipient?.address}
        taxNumber={recipient?.tax_number} errors={fields}
      />
      {error && !hasFieldErrors && <Problem error={error} />}
      <div className="button-row">
        <button className="button" disabled={change.busy}>
          {isIssued ? t.desk.correct : t.desk.makeOut}
        </button>
        {recipient !== null && (
          <button type="button" className="button" disabled={change.busy} onClick={() => setEditing(false)}>
            {t.desk.leaveRecipient}
          </button>
        )}
      </div>
    </form>
  );
}
