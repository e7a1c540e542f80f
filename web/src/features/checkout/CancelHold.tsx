import { useState } from 'react';
import { t } from '../../shared/i18n';
import { useFocusFallback } from '../../shared/ui/useFocusFallback';

interface CancelHoldProps {
  busy: boolean;
  disabled: boolean;
  onCancel: () => void;
}

/** Gives the held seats up. It asks once more: the seats may be gone a second later. */
export function CancelHold({ busy, disabled, onCancel }: CancelHoldProps) {
  const [asking, setAsking] = useState(false);
  const first = useFocusFallback<HTMLButtonElement>(asking);
  const question = useFocusFallback<HTMLParagraphElement>(asking);
  if (!asking) {
    return (
      <button
        ref={first} type="button" className="button cancel-hold" disabled={disabled} onClick={() => setAsking(true)}
      >
        {t.checkout.cancel}
      </button>
    );
  }
  return (
    <div className="cancel-hold" role="group" aria-label={t.checkout.cancel}>
      <p ref={question} tabIndex={-1}>{t.checkout.cancelSure}</p>
      <div className="button-row">
        <button type="button" className="button" disabled={disabled} onClick={onCancel}>
          {busy ? t.checkout.cancelling : t.checkout.cancelYes}
        </button>
        <button type="button" className="button" disabled={busy} onClick={() => setAsking(false)}>
          {t.checkout.cancelNo}
        </button>
      </div>
    </div>
  );
}
