import { useRef, useState } from 'react';
import { emptyCard, tokenise, type Card } from './card';

/** A card being typed, and its token. */
export function useCard() {
  const [card, setCard] = useState(emptyCard);
  // The same card keeps its token, so that paying again after a lost answer is the same payment.
  const known = useRef<{ card: Card; token: string } | null>(null);

  const cardToken = async (): Promise<string> => {
    if (known.current?.card !== card) known.current = { card, token: await tokenise(card) };
    return known.current.token;
  };
  /** After a decline, the next try is a new payment with a new token. */
  const forgetToken = () => {
    known.current = null;
  };
  return { card, setCard, cardToken, forgetToken };
}
