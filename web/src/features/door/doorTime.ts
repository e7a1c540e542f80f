import { formatDateTime } from '../../shared/i18n/format';
import { formatVenueTime } from '../../shared/i18n/venueTime';

/** A time at the door by the venue's clock: staff look at the clock on its wall, whatever their phone is set to. */
export const doorTime = (iso: string, timeZone: string | undefined) =>
  timeZone === undefined ? formatDateTime(iso) : formatVenueTime(iso, timeZone);
