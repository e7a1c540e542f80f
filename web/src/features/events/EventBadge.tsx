import { serverClock } from '../../shared/api/serverClock';
import type { EventStatus } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Badge } from '../../shared/ui/feedback';

const tones = { PREPARING: 'info', ON_SALE: 'good', CLOSED: 'warning', CANCELLED: 'bad', ENDED: 'neutral' } as const;

interface Props {
  status: EventStatus;
  /** Nothing is left of an event that is on sale. The list of events does not know it. */
  soldOut?: boolean;
  /** When the sale begins, if it has a time for it. */
  saleStartsAt?: string | null | undefined;
  /** From when on orders with an access code are taken before. */
  presaleStartsAt?: string | null | undefined;
  /** Its seller has not published it. */
  draft?: boolean | undefined;
}

/** The state of an event's sale, the same words on every page. */
export function EventBadge({ status, soldOut = false, saleStartsAt, presaleStartsAt, draft = false }: Props) {
  if (draft) return <Badge tone="neutral">{t.events.draft}</Badge>;
  if (status === 'ON_SALE' && saleStartsAt && Date.parse(saleStartsAt) > serverClock.now()) {
    const isPresale = presaleStartsAt && Date.parse(presaleStartsAt) <= serverClock.now();
    return <Badge tone="info">{isPresale ? t.codes.presale : t.waitingRoom.notBegun}</Badge>;
  }
  if (soldOut) return <Badge tone="warning">{t.events.soldOut}</Badge>;
  return <Badge tone={tones[status]}>{t.events.status[status]}</Badge>;
}
