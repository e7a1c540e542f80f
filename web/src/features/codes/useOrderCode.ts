import { skipToken, useQuery } from '@tanstack/react-query';
import { privateKey } from '../../shared/api/queryClient';
import type { CodeLookUp, CodePreview, NewOrder } from '../../shared/api/types';
import { useSession } from '../auth';
import { lookUpCode, previewCode } from './queries';

/** What is known of a code that somebody uses for an order that is not made yet. */
export interface OrderCode {
  /** As typed; empty for none. */
  code: string;
  /** What it is; undefined while that is not known. */
  facts: CodeLookUp | undefined;
  /** What it does to the seats that are chosen now. */
  quote: CodePreview | undefined;
  /** Why it does not count, or not for these seats. */
  error: Error | null;
  /** It is being looked up for the first time. */
  isLookedUp: boolean;
  /** The part of an order that names it. */
  part: Pick<NewOrder, 'code' | 'allotment_code'>;
}

/** A wrong code counts as a guess each time it is asked for: it is asked for once. */
const once = { retry: false, retryOnMount: false, refetchOnWindowFocus: false, refetchOnReconnect: false } as const;
const quoteStaleMs = 15_000;
/** Others take seats that are kept for the same code, which no stream tells of. */
const keptPollMs = 20_000;

/**
 * Looks up a code, and says at once what it does to the price of what is chosen. The order itself decides.
 * @param wish what would be ordered now, without the code; null while nothing is chosen.
 */
export function useOrderCode(eventId: number, typed: string, wish: NewOrder | null): OrderCode {
  const { user, authorized } = useSession();
  const code = typed.trim();
  const isAsked = code !== '' && user?.role === 'buyer';
  const facts = useQuery({
    queryKey: privateKey(user?.user_id, 'code', eventId, code),
    queryFn: isAsked
      ? () => authorized((token) => lookUpCode(token, { event_id: eventId, code })) : skipToken,
    ...once,
    staleTime: ({ state }) => (state.data?.kind === 'allotment' ? 0 : Infinity),
    refetchInterval: ({ state }) => (state.data?.kind === 'allotment' ? keptPollMs : false),
  });
  const isPriced = facts.data !== undefined && facts.data.kind !== 'allotment' && wish !== null;
  const order = isPriced ? { ...wish, code } : null;
  const quote = useQuery({
    queryKey: privateKey(user?.user_id, 'code-quote', JSON.stringify(order)),
    queryFn: order === null ? skipToken : () => authorized((token) => previewCode(token, order)),
    ...once,
    staleTime: quoteStaleMs,
    // The seats change by one click, and the price of before is better than none while the next one comes.
    placeholderData: (before) => (order === null ? undefined : before),
  });
  const part = code === '' ? {} : facts.data?.kind === 'allotment' ? { allotment_code: code } : { code };
  return {
    code, facts: facts.data, quote: quote.isError ? undefined : quote.data, part,
    error: isAsked ? facts.error ?? (order === null ? null : quote.error) : null,
    isLookedUp: isAsked && facts.isLoading,
  };
}
