import { ApiError, request } from '../../shared/api/http';

/** What a buyer types. It leaves the page in one direction only: to the payment provider's tokeniser. */
export interface Card {
  number: string;
  /** MM/YY */
  expires: string;
  cvc: string;
}

export const emptyCard: Card = { number: '', expires: '', cvc: '' };

interface PaymentsConfig {
  provider: string;
  tokeniser_url: string | null;
}

/** Test cards of the sandbox (docs/payments.md), for the people who try the shop. */
export const testCards = [
  ['works', '4242 4242 4242 4242'],
  ['declined', '4000 0000 0000 0002'],
  ['noMoney', '4000 0000 0000 9995'],
  ['bank', '4000 0000 0000 3220'],
  ['slow', '4000 0000 0000 0077'],
] as const;

/** Turns a card into a token that stands for it. Our own servers never see the card. */
export async function tokenise(card: Card, signal?: AbortSignal): Promise<string> {
  const config = await request<PaymentsConfig>('/payments/config', { signal });
  if (config.tokeniser_url === null) throw new ApiError('payment-method-missing', 0, undefined, {}, undefined);
  const expires = parseExpiry(card.expires);
  if (expires === null) throw new ApiError('invalid-expiry', 422, undefined, {}, undefined);
  let response: Response;
  try {
    response = await fetch(config.tokeniser_url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ number: card.number, exp_month: expires.month, exp_year: expires.year, cvc: card.cvc }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('network', 0, undefined, {}, undefined);
  }
  const answer = (await response.json().catch(() => ({}))) as { token?: string; code?: string };
  if (!response.ok || answer.token === undefined) {
    throw new ApiError(answer.code ?? 'temporarily-unavailable', response.status, undefined, {}, undefined);
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
