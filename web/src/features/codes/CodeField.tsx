import { useId, useState } from 'react';
import type { NewOrder } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Alert, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useAction, useSession } from '../auth';
import { previewCode } from './queries';

interface CodeFieldProps {
  code: string;
  onChange: (code: string) => void;
  /** What would be ordered now, without the code. */
  wish: NewOrder;
}

/** "I have a code", and what it would do to the order. The order itself decides. */
export function CodeField({ code, onChange, wish }: CodeFieldProps) {
  const { user } = useSession();
  const [open, setOpen] = useState(code !== '');
  const panel = useId();
  const check = useAction(previewCode, { readOnly: true });
  const change = (typed: string) => {
    check.reset();
    onChange(typed);
  };
  if (!open) {
    return (
      <button type="button" className="button" aria-expanded="false" onClick={() => setOpen(true)}>
        {t.codes.have}
      </button>
    );
  }
  return (
    <div className="form" id={panel}>
      <Field
        label={t.codes.code} hint={t.codes.codeHint} autoComplete="off" autoCapitalize="characters" spellCheck={false}
        maxLength={60} value={code} onChange={(event) => change(event.target.value)}
      />
      <div className="button-row">
        {user?.role === 'buyer' && (
          <button
            type="button" className="button" disabled={check.busy || code.trim() === ''}
            onClick={() => check.run({ ...wish, code })}
          >
            {check.busy ? t.codes.checking : t.codes.check}
          </button>
        )}
        <button
          type="button" className="button"
          onClick={() => {
            change('');
            setOpen(false);
          }}
        >
          {t.codes.remove}
        </button>
      </div>
      {check.error && <Problem error={check.error} />}
      {check.answer && <Alert tone="good">{textOf(check.answer)}</Alert>}
    </div>
  );
}

function textOf(
  { kind, discount, total, quantity, currency }:
  { kind: string; discount: number; total: number; quantity: number; currency: string },
): string {
  if (kind === 'access') return t.codes.opens;
  if (discount === 0) return t.codes.worthNothing;
  const [off, left] = [formatMoney(discount, currency), formatMoney(total, currency)];
  return kind === 'voucher' ? t.codes.voucherPays(off, left) : t.codes.takes(off, left, quantity);
}
