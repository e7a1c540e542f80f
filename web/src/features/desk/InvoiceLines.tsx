import type { Invoice } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatDateTime, formatMoney } from '../../shared/i18n/format';
import { Download } from '../tickets';

interface InvoiceLinesProps {
  invoices: readonly Invoice[];
  /** Where the PDF of an invoice is. */
  pathOf: (invoice: Invoice) => string;
}

/** Invoices and credit notes, each with its PDF. */
export function InvoiceLines({ invoices, pathOf }: InvoiceLinesProps) {
  return (
    <ul className="invoice-list">
      {invoices.map((invoice) => (
        <li key={invoice.invoice_id}>
          <span>
            <strong>{t.desk.document[invoice.kind](invoice.number)}</strong>
            {invoice.refers_to !== null && <> {t.desk.refersTo(invoice.refers_to)}</>}
            <br />
            <span className="muted">
              {formatDateTime(invoice.issued_at)} · {formatMoney(invoice.total, invoice.currency)}
              {invoice.tax > 0 && <> · {t.desk.ofWhichTax(formatMoney(invoice.tax, invoice.currency))}</>}
              {invoice.recipient_name !== null && <> · {invoice.recipient_name}</>}
            </span>
          </span>
          <Download
            path={pathOf(invoice)} name={`${invoice.number}.pdf`} type="application/pdf"
            label={t.desk.load(invoice.number)}
          />
        </li>
      ))}
    </ul>
  );
}
