using Ticketing.Booking.Domain;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Infrastructure.Payments;
using Ticketing.Contracts;

namespace Ticketing.Booking.Features.ConfirmOrder;

/// <summary>
/// Pays an order: claims its row, asks the provider, writes down what came out. What the provider did not
/// answer for certain is left claimed for recovery, which asks again under the same key.
/// </summary>
internal sealed partial class ConfirmOrderUseCase(
    PaymentLedger ledger,
    BookingStore store,
    HoldExpiry expiry,
    IPaymentProvider provider,
    BookingOptions options,
    TimeProvider clock,
    ILogger<ConfirmOrderUseCase> logger)
{
    // How long a repeated confirm waits for the first one's outcome, and how often it looks.
    private static readonly TimeSpan WaitForOther = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(50);

    /// <summary>The paid order. Repeating it after success answers the same and charges nothing.</summary>
    public async Task<OrderOutcome> HandleAsync(
        UserId caller, Guid orderId, string? paymentToken, CancellationToken ct)
    {
        if (PaymentToken.Check(paymentToken) is { } badToken)
        {
            return badToken;
        }
        var startedAt = clock.GetTimestamp();
        while (true)
        {
            if (await ledger.ClaimAsync(orderId, caller, ct) is { } claim)
            {
                return await PayAsync(claim, paymentToken!);
            }
            var (outcome, paymentRuns) = await WhyNotAsync(caller, orderId, ct);
            if (!paymentRuns || clock.GetElapsedTime(startedAt) >= WaitForOther)
            {
                return outcome;
            }
            await Task.Delay(LookAgainAfter, clock, ct);
        }
    }

    private async Task<(OrderOutcome Outcome, bool PaymentRuns)> WhyNotAsync(
        UserId caller, Guid orderId, CancellationToken ct)
    {
        if (await store.FindAsync(orderId, ct) is not { } row)
        {
            return (OrderProblems.NotFound, false);
        }
        if (row.BuyerId != caller.Value)
        {
            return (OrderProblems.NotYours, false);
        }
        if (row.State == BookingStatus.Paid)
        {
            return (row, false);
        }
        var decision = BookingRules.Decide(row.ForRules, BookingAction.Pay, clock.GetUtcNow());
        await expiry.TouchAsync([row], ct);
        if (row is { State: BookingStatus.Cancelled, Reason: CancellationReasons.HoldExpired })
        {
            return (new Refusal(
                RefusalCodes.HoldExpired, "The hold ran out and the seats went back on sale."), false);
        }
        // No refusal: a running payment ended between the claim and the read. Claiming again decides.
        return decision.Refusal is { } refusal
            ? (refusal, row.PaymentClaim is not null)
            : (OrderProblems.Busy, true);
    }

    /// <summary>From here on the caller leaving must not stop the work: money is about to move.</summary>
    private async Task<OrderOutcome> PayAsync(PaymentClaim claim, string paymentToken)
    {
        var booking = claim.Booking;
        PaymentOutcome payment;
        try
        {
            using var timeout = new CancellationTokenSource(options.CaptureTimeout, clock);
            payment = await provider.AuthoriseAsync(
                new AuthoriseRequest(claim.TransactionId, booking.TotalMinor, booking.Currency, paymentToken),
                timeout.Token);
            if (payment.State == PaymentState.Authorised)
            {
                payment = await provider.CaptureAsync(
                    claim.TransactionId, booking.TotalMinor, timeout.Token);
            }
        }
        catch (Exception e)
        {
            // Taken or not: unknown. Recovery asks the provider; until then the booking stays claimed.
            LogUnknownOutcome(e, claim.TransactionId, booking.Id);
            return new Refusal(
                RefusalCodes.TemporarilyUnavailable,
                "The payment provider did not answer. The payment is looked up; ask again in a moment.");
        }
        if (payment.State != PaymentState.Captured)
        {
            await ledger.RecordDeclineAsync(
                claim.TransactionId, booking.Id, payment.FailureCode ?? "declined", CancellationToken.None);
            return new Refusal(
                RefusalCodes.PaymentDeclined,
                "The payment was declined. The seats are still held; try another way to pay.");
        }
        var (paid, refund) = await ledger.RecordCaptureAsync(
            claim.TransactionId, booking.Id, payment.Reference, CancellationToken.None);
        // The refund itself is made by recovery, which repeats it until the provider confirms.
        return refund is null
            ? paid
            : new Refusal(RefusalCodes.HoldExpired, "The hold ran out before the payment; it is refunded.");
    }

    [LoggerMessage(
        LogLevel.Error, "Transaction {TransactionId} of booking {BookingId}: the outcome is unknown")]
    private partial void LogUnknownOutcome(Exception exception, Guid transactionId, Guid bookingId);
}
