import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { t } from '../../shared/i18n';
import { keepOrder } from '../../shared/offline/keptTickets';
import { useSession } from '../auth';
import { collect } from './collect';
import { keepPage } from './keptPage';

/** Keeps an order's tickets on this device when somebody asks for it: others may use the device too. */
export function KeepTickets({ orderId }: { orderId: string }) {
  const { user, authorized } = useSession();
  const queries = useQueryClient();
  const keep = useMutation({
    mutationFn: async () => {
      const order = await collect(queries, user?.user_id ?? '', orderId, authorized);
      if (order === null) return false;
      keepPage();
      return keepOrder(order);
    },
  });
  if (keep.data) {
    return (
      <p role="status">
        {t.kept.done} <Link to="/my-tickets">{t.kept.show}</Link>
      </p>
    );
  }
  return (
    <>
      <button type="button" className="button" disabled={keep.isPending || user === null} onClick={() => keep.mutate()}>
        {t.kept.keep}
      </button>
      <p className="muted">{t.kept.hint}</p>
      {keep.isError && <p role="alert">{t.kept.failed}</p>}
      {keep.data === false && <p role="alert">{t.kept.full}</p>}
    </>
  );
}
