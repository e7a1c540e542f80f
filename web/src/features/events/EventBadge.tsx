import type { EventStatus } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Badge } from '../../shared/ui/feedback';

const tones = { PREPARING: 'info', ON_SALE: 'good', CLOSED: 'warning', CANCELLED: 'bad', ENDED: 'neutral' } as const;

/** `soldOut`: nothing is left of an event that is on sale. Lists do not know it. */
export function EventBadge({ status, soldOut = false }: { status: EventStatus; soldOut?: boolean }) {
  if (soldOut) return <Badge tone="warning">{t.events.soldOut}</Badge>;
  return <Badge tone={tones[status]}>{t.events.status[status]}</Badge>;
}
