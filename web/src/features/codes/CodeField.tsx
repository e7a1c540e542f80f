import { useState, type FormEvent } from 'react';
import { Link, useLocation } from 'react-router';
import type { CodePreview } from '../../shared/api/types';
import { problemMessage, t } from '../../shared/i18n';
import { formatMoney } from '../../shared/i18n/format';
import { Field } from '../../shared/ui/Field';
import { useFocusFallback } from '../../shared/ui/useFocusFallback';
import { signInPath, useSession } from '../auth';
import './codes.css';
import type { OrderCode } from './useOrderCode';

interface CodeFieldProps {
  order: OrderCode;
  onChange: (code: string) => void;
}

/** "I have a code", what it is, and what it does to the order. What is wrong with it stands beside the field. */
export function CodeField({ order, onChange }: CodeFieldProps) {
  const { code, error, facts } = order;
  const [open, setOpen] = useState(code !== '');
  const [typed, setTyped] = useState(code);
  // The field stays until the code is known, so that what is wrong with it appears where it was typed.
  const isUsed = code !== '' && error === null && !order.isLookedUp;
  const box = useFocusFallback<HTMLDivElement>(`${open} ${isUsed}`);
  const submit = (form: FormEvent) => {
    form.preventDefault();
    onChange(typed.trim());
  };
  const remove = () => {
    setTyped('');
    setOpen(false);
    onChange('');
  };
  return (
    <div ref={box} tabIndex={-1} className="code-field">
      {!open && (
        <button type="button" className="button button-small" aria-expanded="false" onClick={() => setOpen(true)}>
          {t.codes.have}
        </button>
      )}
      {open && !isUsed && (
        <form className="code-form" onSubmit={submit}>
          <Field
            label={t.codes.code} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={60}
            value={typed} onChange={(event) => setTyped(event.target.value)}
            error={error && typed.trim() === code ? problemMessage(error) : undefined}
          />
          <div className="button-row">
            <button className="button button-small" disabled={typed.trim() === '' || order.isLookedUp}>
              {order.isLookedUp ? t.codes.checking : t.codes.use}
            </button>
            <button type="button" className="button button-small" onClick={remove}>
              {code === '' ? t.codes.noCode : t.codes.remove}
            </button>
          </div>
        </form>
      )}
      {/* There before it says something, so that a screen reader hears it. */}
      <p role="status" className={isUsed ? 'code-used' : 'visually-hidden'}>
        {isUsed && <UsedCode order={order} />}
        {error !== null && problemMessage(error)}
      </p>
      {isUsed && (
        <div className="button-row">
          <button
            type="button" className="button button-small" aria-label={t.codes.removeOf(facts?.code ?? code)}
            onClick={remove}
          >
            {t.codes.remove}
          </button>
        </div>
      )}
    </div>
  );
}

function UsedCode({ order: { code, facts, quote } }: { order: OrderCode }) {
  const { user } = useSession();
  const { pathname, search } = useLocation();
  const name = <strong>{facts?.code ?? code}</strong>;
  if (user === null) {
    return <>{name} <Link to={signInPath(pathname + search)}>{t.codes.afterSignIn}</Link></>;
  }
  return (
    <>
      {name}{' '}
      {facts === undefined ? null
        : facts.kind === 'allotment' ? t.codes.opensSeats(facts.seats?.length ?? 0, facts.sections?.[0] ?? '')
        : facts.kind === 'access' ? t.codes.opens
        : quote === undefined ? t.codes.chooseFirst
        : quoteText(quote)}
    </>
  );
}

function quoteText({ kind, discount, total, quantity, currency }: CodePreview): string {
  if (discount === 0) return t.codes.worthNothing;
  const [off, left] = [formatMoney(discount, currency), formatMoney(total, currency)];
  return kind === 'voucher' ? t.codes.voucherPays(off, left) : t.codes.takes(off, left, quantity);
}
