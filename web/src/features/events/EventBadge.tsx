import type { EventStatus } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Badge } from '../../shared/ui/feedback';

const tones = { PREPARING: 'info', ON_SALE: 'good', CLOSED: 'warning', CANCELLED: 'bad', ENDED: 'neutral' } as const;

export function EventBadge({ status }: { status: EventStatus }) {
  return <Badge tone={tones[status]}>{t.events.status[status]}</Badge>;
}
