import type { Appearance, Stripe, StripeElements } from '@stripe/stripe-js';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../shared/api/ApiError';
import { currentLanguage } from '../../shared/i18n/language';
import { toCardError } from './stripeErrors';

/** What makes a token of what was typed into Stripe's form. */
export interface TokenMaker {
  token: () => Promise<string>;
}

interface StripeFormOptions {
  publishableKey: string;
  /** Minor units; what the form is told only, the server decides what is paid. */
  amount: number;
  currency: string;
}

/**
 * Stripe's Payment Element in a box of ours. Its script comes from js.stripe.com, only here; the card is typed into a
 * frame of Stripe's, which no script of ours can read. What leaves it is a confirmation token, good once, for our
 * server.
 */
export function useStripeForm({ publishableKey, amount, currency }: StripeFormOptions) {
  const box = useRef<HTMLDivElement>(null);
  const form = useRef<{ stripe: Stripe; elements: StripeElements } | null>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const latestAmount = useRef(amount);
  useEffect(() => {
    latestAmount.current = amount;
    void form.current?.elements.update({ amount });
  }, [amount]);

  useEffect(() => {
    let gone = false;
    let destroy = () => {};
    const fail = (error: unknown) => {
      console.warn('Stripe', error);
      if (!gone) setState('failed');
    };
    void (async () => {
      try {
        const { loadStripe } = await import('@stripe/stripe-js/pure');
        const stripe = await loadStripe(publishableKey, { locale: currentLanguage() });
        if (gone || box.current === null) return;
        if (stripe === null) throw new Error('no Stripe');
        const elements = stripe.elements({
          mode: 'payment', amount: latestAmount.current, currency: currency.toLowerCase(), captureMethod: 'manual',
          allowedPaymentMethodTypes: ['card'], appearance: appearanceOf(document.documentElement),
        });
        const element = elements.create('payment', { wallets: { applePay: 'never', googlePay: 'never' } });
        element.on('ready', () => !gone && setState('ready'));
        element.on('loaderror', ({ error }) => fail(error));
        element.mount(box.current);
        form.current = { stripe, elements };
        destroy = () => element.destroy();
      } catch (error) {
        fail(error);
      }
    })();
    return () => {
      gone = true;
      form.current = null;
      destroy();
    };
  }, [publishableKey, currency]);

  const token = async (): Promise<string> => {
    if (form.current === null) throw new ApiError('payment-form-away');
    const { stripe, elements } = form.current;
    const { error: invalid } = await elements.submit();
    if (invalid) throw toCardError(invalid);
    const { confirmationToken, error } = await stripe.createConfirmationToken({ elements });
    if (error) throw toCardError(error);
    return confirmationToken.id;
  };
  return { box, state, token };
}

/** The page's own colours, which Stripe's frame cannot see. */
function appearanceOf(page: HTMLElement): Appearance {
  const isDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const { fontSize } = getComputedStyle(page);
  return {
    theme: isDark ? 'night' : 'stripe',
    variables: {
      fontFamily: 'system-ui, sans-serif', fontSizeBase: fontSize, colorPrimary: isDark ? '#a5b4fc' : '#4338ca',
      colorBackground: isDark ? '#1b1b26' : '#ffffff', colorText: isDark ? '#ececf4' : '#1a1a2e',
      colorDanger: isDark ? '#fecaca' : '#a11d1d', borderRadius: '6px',
    },
  };
}
