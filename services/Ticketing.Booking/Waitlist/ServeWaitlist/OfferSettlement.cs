using Ticketing.Booking.Bookings;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Waitlist.ServeWaitlist;

/// <summary>
/// Carries an offer to its end. The next step follows from the state of its booking alone, so that another worker can
/// go on where one died.
/// </summary>
internal sealed class OfferSettlement(
    BookingStore bookings, Authorisations authorisations, PaymentDriver payments, IResoldTickets resold,
    OfferLedger ledger, IEventDirectory directory, TimeProvider clock)
{
    // A charge changes the booking, and the next step is taken at once; no offer needs more than two.
    private const int MaxSteps = 3;

    public async Task SettleAsync(WaitlistEntryRow entry, CancellationToken ct)
    {
        for (var i = 0; i < MaxSteps; i++)
        {
            var booking = await bookings.FindAsync(entry.BookingId!.Value, ct)
                ?? throw new InvalidOperationException($"Entry {entry.Id} was offered a booking that is not there.");
            if (await StepAsync(entry, booking, ct))
            {
                return;
            }
        }
    }

    /// <summary>True when there is nothing more to do now.</summary>
    private async Task<bool> StepAsync(WaitlistEntryRow entry, BookingRow booking, CancellationToken ct)
    {
        switch (booking.State)
        {
            case BookingStatus.Paid:
                await ledger.ServeAsync(entry, booking, ct);
                return true;
            case BookingStatus.Failed:
                await ledger.RefuseAsync(entry, booking.Reason ?? ReservationFailureCodes.SeatTaken, ct);
                return true;
            case BookingStatus.Cancelled:
                await EndAsync(entry, booking, ct);
                return true;
            case BookingStatus.PendingPayment when IsAfterSale(booking):
                await ledger.CancelAsync(entry, booking, WaitlistReasons.SaleEnded, ct);
                return false;
            case BookingStatus.PendingPayment when IsTooDear(entry, booking):
                await ledger.CancelAsync(entry, booking, WaitlistReasons.OfferTooDear, ct);
                return false;
            case BookingStatus.PendingPayment:
                return await ChargeAsync(entry, booking, ct);
            default:
                return true;
        }
    }

    /// <summary>The prices may have risen since the entry was authorised, or since the pass.</summary>
    private static bool IsTooDear(WaitlistEntryRow entry, BookingRow booking) =>
        booking.PaymentClaim is null
        && (booking.TotalMinor > entry.AuthorisedMinor
            || booking.PricedSeats.Any(s => s.PriceMinor > (entry.Wish.PriceCapMinor ?? long.MaxValue)));

    /// <summary>The sale ended before the charge began; nobody is charged after it.</summary>
    private bool IsAfterSale(BookingRow booking) =>
        booking.PaymentClaim is null
        && directory.Find(new EventId(booking.EventId)) is { } plan
        && plan.HasSaleEnded(clock.GetUtcNow());

    private async Task<bool> ChargeAsync(WaitlistEntryRow entry, BookingRow booking, CancellationToken ct)
    {
        if (booking.HoldExpiresAt <= clock.GetUtcNow() && booking.PaymentClaim is null)
        {
            // The sweep cancels the booking in a moment, and the entry is due again then.
            return true;
        }
        if (booking.TotalMinor == 0)
        {
            return !await PayNothingAsync(booking, ct);
        }
        if (booking.IsResale && !await resold.ClaimAsync(booking.Id, ct))
        {
            // Its giver does not have the tickets any more. Asked before the charge, so that the entry keeps its money.
            return false;
        }
        var result = await authorisations.ChargeAuthorisedAsync(booking.Id, entry.TransactionId, ct);
        switch (result?.Stage)
        {
            case PaymentStage.Paid:
                return false;
            case PaymentStage.Failed or PaymentStage.NeedsBuyer:
                await ledger.CancelAsync(
                    entry, booking, WaitlistReasons.ChargeFailed, ct, result.FailureCode ?? "authentication-required");
                return true;
            case null when await ledger.FailureOfAsync(entry.TransactionId, ct) is { } code:
                await ledger.CancelAsync(entry, booking, WaitlistReasons.ChargeFailed, ct, code);
                return true;
            default:
                // Its buyer is paying it by hand, or the money is on its way back: the booking's next state decides.
                return true;
        }
    }

    /// <summary>Free seats: providers refuse to take nothing, so the authorisation is let go instead.</summary>
    private async Task<bool> PayNothingAsync(BookingRow booking, CancellationToken ct) =>
        await payments.PayNothingAsync(booking.Id, new UserId(booking.BuyerId), ct) is not null;

    private async Task EndAsync(WaitlistEntryRow entry, BookingRow booking, CancellationToken ct)
    {
        if (booking.ReplacedBy is { } successor)
        {
            await ledger.ReplaceBookingAsync(entry, successor, ct);
            return;
        }
        switch (booking.Reason)
        {
            case WaitlistReasons.OfferTooDear:
                await ledger.RefuseAsync(entry, WaitlistReasons.AbovePriceCap, ct);
                break;
            case WaitlistReasons.SaleEnded:
                await ledger.ExpireAsync(entry, WaitlistReasons.SaleEnded, ct);
                break;
            case CancellationReasons.CancelledByBuyer:
                await ledger.EndAsync(entry, WaitlistState.Left, WaitlistEvents.Left, "cancelled-by-buyer", ct);
                break;
            case CancellationReasons.HoldExpired or CancellationReasons.ResaleEnded
                when entry.AuthorisedMinor == 0 || await ledger.IsUnusedAsync(entry.TransactionId, ct):
                await ledger.RefuseAsync(entry, booking.Reason, ct);
                break;
            case CancellationReasons.HoldExpired or CancellationReasons.ResaleEnded or WaitlistReasons.ChargeFailed:
                await ledger.CancelAsync(entry, booking, WaitlistReasons.ChargeFailed, ct, "payment-late");
                break;
            default:
                // The seller ended it, for example with the whole event.
                await ledger.EndAsync(
                    entry, WaitlistState.Expired, WaitlistEvents.Expired, booking.Reason ?? "cancelled", ct);
                break;
        }
    }
}
