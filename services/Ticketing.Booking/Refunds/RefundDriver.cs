using Ticketing.Booking.Bookings;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Payments.Providers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Refunds;

/// <summary>How a refund ended, as far as it is known.</summary>
internal enum RefundResult
{
    /// <summary>The money goes back.</summary>
    Refunded = 0,

    /// <summary>The provider said no.</summary>
    Refused = 1,

    /// <summary>The provider did not answer; recovery asks again under the same key.</summary>
    Unknown = 2,

    /// <summary>A ticket of it was used at the door.</summary>
    TicketUsed = 3,

    /// <summary>A ticket of it is another person's.</summary>
    TicketTransferred = 4,
}

/// <summary>Asks the provider for an open refund and records its answer. May be done twice.</summary>
internal sealed partial class RefundDriver(
    RefundOpener opener, RefundLedger ledger, BookingStore store, ITicketsAtDoor door, IPaymentProvider provider,
    BookingOptions options, TimeProvider clock, ILogger<RefundDriver> logger)
{
    private const string NothingToPay = "nothing-to-pay";

    /// <summary>Records a refund and makes it.</summary>
    /// <returns>The booking as it is then, and how the refund ended; or the refusal.</returns>
    public async Task<(BookingRow? Booking, RefundResult Result, Refusal? Refusal)> RefundAsync(
        RefundWish wish, CancellationToken ct)
    {
        var opening = await opener.OpenAsync(wish, ct);
        if (opening.Refund is not { } refund)
        {
            // Nothing left to give back: it was given back before, or another request is giving it back.
            var before = opening.Booking?.RefundState is null ? RefundResult.Refunded : RefundResult.Unknown;
            return (opening.Booking, before, opening.Refusal);
        }
        var result = await DriveAsync(refund);
        return (await store.FindAsync(wish.BookingId, CancellationToken.None), result, null);
    }

    /// <summary>Never throws for what the provider does; the caller leaving does not stop it.</summary>
    public async Task<RefundResult> DriveAsync(OpenRefund refund)
    {
        ProviderRefundAnswer outcome;
        try
        {
            outcome = await AskAsync(refund);
        }
        catch (Exception e)
        {
            LogUnknown(e, refund.Id, refund.BookingId);
            return RefundResult.Unknown;
        }
        if (outcome.Refunded)
        {
            await ledger.RecordRefundedAsync(refund.Id, outcome.Reference, CancellationToken.None);
            return RefundResult.Refunded;
        }
        var code = outcome.FailureCode ?? "refused";
        LogRefused(refund.Id, refund.BookingId, code);
        await ledger.RecordRefusedAsync(refund.Id, code, CancellationToken.None);
        return code == RefundErrors.TicketUsed.Code ? RefundResult.TicketUsed
            : code == RefundErrors.TicketTransferred.Code ? RefundResult.TicketTransferred
            : RefundResult.Refused;
    }

    /// <summary>
    /// A buyer's tickets are kept out of the door before the money moves, and let in again before the refusal is
    /// recorded: a process that dies in between leaves an open refund, and recovery does all of it again.
    /// </summary>
    private async Task<ProviderRefundAnswer> AskAsync(OpenRefund refund)
    {
        using var timeout = new CancellationTokenSource(options.CaptureTimeout, clock);
        if (refund.Kind != CancellationReasons.RefundedByBuyer)
        {
            return await AskProviderAsync(refund, timeout.Token);
        }
        var withheld = await door.WithholdAsync(refund, timeout.Token);
        if (!withheld.AreWithheld)
        {
            var reason = withheld.Used.Count > 0 ? RefundErrors.TicketUsed : RefundErrors.TicketTransferred;
            return new ProviderRefundAnswer(false, "", reason.Code);
        }
        var outcome = await AskProviderAsync(refund, timeout.Token);
        if (!outcome.Refunded)
        {
            await door.LiftAsync(refund.Id, timeout.Token);
        }
        return outcome;
    }

    private async Task<ProviderRefundAnswer> AskProviderAsync(OpenRefund refund, CancellationToken ct)
    {
        if (refund.AmountMinor == 0)
        {
            // A free seat, or a fee of everything: providers refuse to refund nothing.
            return new ProviderRefundAnswer(true, NothingToPay, null);
        }
        if (refund.Provider == DeskTill.Provider)
        {
            // The desk hands it back; what is recorded here is what the till owes.
            return new ProviderRefundAnswer(true, DeskTill.Provider, null);
        }
        return await provider.RefundAsync(
            new RefundRequest(
                refund.Id, refund.PaymentId, refund.PaymentReference ?? "", refund.AmountMinor, refund.Currency),
            ct);
    }

    [LoggerMessage(LogLevel.Error, "Refund {RefundId} of booking {BookingId}: the outcome is unknown")]
    private partial void LogUnknown(Exception exception, Guid refundId, Guid bookingId);

    [LoggerMessage(LogLevel.Warning, "Refund {RefundId} of booking {BookingId} is refused: {Code}")]
    private partial void LogRefused(Guid refundId, Guid bookingId, string code);
}
