import { ApiError, isAbort } from '../../shared/api/ApiError';
import { answerOf, api } from '../../shared/api/client';

/** What a buyer types. The page sends it to the payment provider's tokeniser and nowhere else. */
export interface Card {
  number: string;
  /** MM/YY */
  expires: string;
  cvc: string;
}

export const emptyCard: Card = { number: '', expires: '', cvc: '' };

/** Test cards of the sandbox (docs/payments.md), for people who try the shop. */
export const testCards = [
  ['works', '4242 4242 4242 4242'],
  ['declined', '4000 0000 0000 0002'],
  ['noMoney', '4000 0000 0000 9995'],
  ['bank', '4000 0000 0000 3220'],
  ['slow', '4000 0000 0000 0077'],
] as const;

/** Codes by which the tokeniser, or Stripe's form, refuses one field. Stripe says so in the field itself. */
const fieldCodes = ['invalid-number', 'invalid-expiry', 'invalid-cvc', 'incomplete-card'];

/** The code to show beside a card field, or undefined if the error is about something else. */
export const cardFieldError = (error: unknown): string | undefined =>
  error instanceof ApiError && fieldCodes.includes(error.code) ? error.code : undefined;

/** Exchanges a card for a token. Our own servers see the token and never the card. */
export async function tokenise(card: Card): Promise<string> {
  const config = await answerOf(api.GET('/payments/config'));
  if (config.tokeniser_url === null) throw new ApiError('payment-method-missing');
  const expires = parseExpiry(card.expires);
  if (expires === null) throw new ApiError('invalid-expiry', 422);
  let response: Response;
  try {
    response = await fetch(config.tokeniser_url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ number: card.number, exp_month: expires.month, exp_year: expires.year, cvc: card.cvc }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiError('network');
  }
  const answer = (await response.json().catch(() => ({}))) as { token?: string; code?: string };
  if (!response.ok || answer.token === undefined) {
    throw new ApiError(answer.code ?? 'temporarily-unavailable', response.status);
  }
  return answer.token;
}

/** Reads `4/29`, `04 / 29` or `04/2029`. */
export function parseExpiry(text: string): { month: number; year: number } | null {
  const match = /^\s*(\d{1,2})\s*\/\s*(\d{2}|\d{4})\s*$/.exec(text);
  if (match === null) return null;
  const month = Number(match[1]);
  const year = Number(match[2]);
  return month >= 1 && month <= 12 ? { month, year: year < 100 ? 2000 + year : year } : null;
}
