import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { ApiError } from '../../shared/api/ApiError';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { CardFields } from './CardFields';
import { paymentConfigQuery } from './paymentConfig';
import type { PaymentMethod } from './usePaymentMethod';

// Only a shop that is paid by Stripe has it.
const StripeFields = lazy(() => import('./StripeFields'));

interface PaymentFieldsProps {
  method: PaymentMethod;
  /** Minor units, or the most that it may be. */
  amount: number;
  currency: string;
  /** The code by which the tokeniser refused a field. */
  error?: string | undefined;
}

/** The fields of the configured payment provider. */
export function PaymentFields({ method, amount, currency, error }: PaymentFieldsProps) {
  const { data, error: failure, refetch } = useQuery(paymentConfigQuery);
  if (failure !== null) return <Problem error={failure} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading label={t.checkout.loadingForm} />;
  if (data.provider === 'stripe' && data.publishable_key !== null) {
    return (
      <Suspense fallback={<Loading label={t.checkout.loadingForm} />}>
        <StripeFields
          publishableKey={data.publishable_key} amount={amount} currency={currency} onMaker={method.setMaker}
        />
      </Suspense>
    );
  }
  if (data.tokeniser_url === null) return <Problem error={new ApiError('payment-method-missing')} />;
  return (
    <>
      <CardFields card={method.card} onCard={method.setCard} error={error} />
      <p className="field-hint">{t.checkout.sandboxNote}</p>
    </>
  );
}
