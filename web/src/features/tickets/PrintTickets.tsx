import { fetchFile } from '../../shared/api/client';
import { Problem } from '../../shared/ui/feedback';
import { useAction } from '../auth';

/** Reading takes the browser's viewer a moment after it was opened. */
const readWithinMs = 60_000;

interface PrintTicketsProps {
  orderId: string;
  label: string;
  /** What a screen reader says, where there are several. */
  name?: string;
}

/** A button that opens the tickets of an order in the browser's viewer, which prints them. */
export function PrintTickets({ orderId, label, name }: PrintTicketsProps) {
  const open = useAction((token) => fetchFile(`/tickets/orders/${orderId}/pdf`, token), {
    readOnly: true,
    onSuccess: (file) => {
      if (!file) return;
      const url = URL.createObjectURL(new Blob([file.bytes], { type: 'application/pdf' }));
      window.open(url, '_blank', 'noopener');
      setTimeout(() => URL.revokeObjectURL(url), readWithinMs);
    },
  });
  return (
    <>
      <button
        type="button" className="button" aria-label={name} disabled={open.busy}
        onClick={() => open.run(undefined)}
      >
        {label}
      </button>
      {open.error && <Problem error={open.error} />}
    </>
  );
}
