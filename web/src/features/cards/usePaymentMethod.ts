import { useCallback, useRef } from 'react';
import type { TokenMaker } from './useStripeForm';
import { useCard } from './useCard';

/** How somebody pays: a card typed into our sandbox's fields, or into the provider's own form. */
export function usePaymentMethod() {
  const { card, setCard, cardToken, forgetToken } = useCard();
  const maker = useRef<TokenMaker | null>(null);
  const setMaker = useCallback((given: TokenMaker | null) => {
    maker.current = given;
  }, []);
  // The same card keeps its token, so that paying again after a lost answer is the same payment.
  const made = useRef<string | null>(null);

  const token = async (): Promise<string> => {
    if (maker.current === null) return cardToken();
    made.current ??= await maker.current.token();
    return made.current;
  };
  /** After a decline, the next try is a new payment with a new token. */
  const forget = () => {
    made.current = null;
    forgetToken();
  };
  return { card, setCard, setMaker, token, forget };
}

export type PaymentMethod = ReturnType<typeof usePaymentMethod>;
