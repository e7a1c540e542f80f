import { useQuery } from '@tanstack/react-query';
import type { BookedTicket } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { shortSeatText } from '../../shared/plan/seatText';
import { Problem } from '../../shared/ui/feedback';
import { useAction, useSession } from '../auth';
import { Download } from './Download';
import { applePassesPath, fetchGoogleLink, walletsQuery } from './queries';

/** Buttons for the wallets that are offered here; nothing where none is. */
export function Wallets({ orderId, tickets }: { orderId: string; tickets: BookedTicket[] }) {
  const { user, authorized } = useSession();
  const { data: wallets } = useQuery(walletsQuery(user?.user_id, orderId, authorized));
  if (!wallets?.apple && !wallets?.google) {
    return null;
  }
  return (
    <>
      <div className="button-row">
        {wallets.apple && (
          <Download
            path={applePassesPath(orderId)} name="tickets.pkpasses" type="application/vnd.apple.pkpasses"
            label={t.tickets.appleWallet}
          />
        )}
        {wallets.google && tickets.map((ticket) => <GoogleButton key={ticket.ticket_id} ticket={ticket} />)}
      </div>
      <p className="muted">{t.tickets.walletHint}</p>
    </>
  );
}

/** Google keeps one ticket a link. The link has the ticket's code, so it is made only when somebody asks for it. */
function GoogleButton({ ticket }: { ticket: BookedTicket }) {
  const open = useAction((token) => fetchGoogleLink(ticket.ticket_id, token), {
    readOnly: true,
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <>
      <button type="button" className="button" disabled={open.busy} onClick={() => open.run(undefined)}>
        {t.tickets.googleWallet(shortSeatText(ticket))}
      </button>
      {open.error && <Problem error={open.error} />}
    </>
  );
}
