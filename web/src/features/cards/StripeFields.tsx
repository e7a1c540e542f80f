import { useEffect, useState } from 'react';
import { ApiError } from '../../shared/api/ApiError';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { useStripeForm, type TokenMaker } from './useStripeForm';

interface StripeFieldsProps {
  publishableKey: string;
  amount: number;
  currency: string;
  /** Is given what makes the token, while the form is on the page. */
  onMaker: (maker: TokenMaker | null) => void;
}

/** Stripe's own form for a card. */
export default function StripeFields(props: StripeFieldsProps) {
  const [attempt, setAttempt] = useState(0);
  return (
    <div className="stripe-fields">
      <StripeForm key={attempt} {...props} onRetry={() => setAttempt(attempt + 1)} />
      <p className="field-hint">{t.checkout.stripeNote}</p>
    </div>
  );
}

function StripeForm({ onMaker, onRetry, ...options }: StripeFieldsProps & { onRetry: () => void }) {
  const { box, state, token } = useStripeForm(options);
  useEffect(() => {
    onMaker({ token });
    return () => onMaker(null);
  });
  return (
    <>
      {state === 'loading' && <Loading label={t.checkout.loadingForm} />}
      {state === 'failed' && <Problem error={new ApiError('payment-form-away')} onRetry={onRetry} />}
      <div ref={box} hidden={state === 'failed'} />
    </>
  );
}
