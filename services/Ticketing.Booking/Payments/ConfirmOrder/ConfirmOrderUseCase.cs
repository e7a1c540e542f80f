using Ticketing.Booking.Bookings;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Payments.Steps;
using Ticketing.Contracts;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Payments.ConfirmOrder;

/// <summary>
/// Pays an order for the request of its buyer (<see cref="PaymentDriver"/> does the steps) and answers within a bounded
/// time. A payment without a certain answer of the provider stays claimed for recovery, which asks again under the same
/// key.
/// </summary>
internal sealed partial class ConfirmOrderUseCase(
    PaymentDriver driver,
    PaymentLedger ledger,
    BookingStore store,
    HoldExpiry expiry,
    PaymentDeclines declines,
    BookingOptions options,
    TimeProvider clock,
    ILogger<ConfirmOrderUseCase> logger)
{
    /// <summary>Every refusal of a payment, for the documents of the endpoints that pay.</summary>
    public static readonly IReadOnlyList<Refusal> Refusals =
    [
        BookingErrors.OrderNotFound, BookingErrors.NotYourOrder, BookingErrors.HoldExpired,
        BookingErrors.OrderNotPayable,
        PaymentErrors.PaymentDeclined, PaymentErrors.CardNumberNotAccepted, LimitErrors.TooManyDeclines,
    ];

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// The order: PAID, or still waiting for the provider or for the buyer's bank. Repeating it after success
    /// answers the same and charges nothing.
    /// </summary>
    public async Task<OrderOutcome> HandleAsync(
        UserId caller, Guid orderId, string? paymentToken, CancellationToken ct, string? address = null)
    {
        if (PaymentToken.Check(paymentToken) is { } badToken)
        {
            return badToken;
        }
        var startedAt = clock.GetTimestamp();
        while (true)
        {
            if (driver.TryClaim(orderId, caller, paymentToken!, address) is not { } claiming)
            {
                return BookingErrors.TemporarilyUnavailable;
            }
            if (await claiming is { } claim)
            {
                // From here on the caller leaving must not stop the work: money is about to move.
                var payment = Task.Run(() => PayAsync(claim, paymentToken!), CancellationToken.None);
                return await AnswerAsync(payment, claim.Booking, ct);
            }
            var (outcome, paymentRuns) = await ExplainRefusalAsync(
                new Payer(caller.Value, address), orderId, paymentToken!, ct);
            if (!paymentRuns || clock.GetElapsedTime(startedAt) >= options.PaymentAnswersWithin)
            {
                return outcome;
            }
            await Task.Delay(LookAgainAfter, clock, ct);
        }
    }

    /// <summary>The payment's own answer, or the order as it is when that takes too long.</summary>
    private async Task<OrderOutcome> AnswerAsync(Task<OrderOutcome> payment, BookingRow claimed, CancellationToken ct)
    {
        try
        {
            return await payment.WaitAsync(options.PaymentAnswersWithin, clock, ct);
        }
        catch (TimeoutException) when (!payment.IsCompleted)
        {
            return await store.FindAsync(claimed.Id, ct) ?? claimed;
        }
    }

    private async Task<(OrderOutcome Outcome, bool PaymentRuns)> ExplainRefusalAsync(
        Payer payer, Guid orderId, string paymentToken, CancellationToken ct)
    {
        if (await store.FindAsync(orderId, ct) is not { } row)
        {
            return (BookingErrors.OrderNotFound, false);
        }
        if (row.BuyerId != payer.BuyerId)
        {
            return (BookingErrors.NotYourOrder, false);
        }
        if (row.State == BookingStatus.Paid)
        {
            return (row, false);
        }
        row = (await expiry.CancelExpiredAsync([row], ct))[0];
        if (row is { State: BookingStatus.Cancelled, Reason: CancellationReasons.HoldExpired })
        {
            return (BookingErrors.HoldExpired, false);
        }
        if (row is { PaymentAction: not null, PaymentClaim: { } waits })
        {
            return await WaitForBankAsync(row, waits, paymentToken, ct);
        }
        if (row is { PaymentClaim: not null })
        {
            // Clicked twice: both requests get the same answer, when the first payment has ended.
            return (row, true);
        }
        // No refusal: a running payment ended between the claim and the read. Claiming again decides.
        var decision = BookingRules.Decide(row.ForRules, BookingAction.Pay, clock.GetUtcNow());
        if (decision.Refusal is null && await declines.FindRefusalAsync(payer, orderId, ct) is { } tooMany)
        {
            return (tooMany, false);
        }
        return decision.Refusal is { } refusal ? (refusal, false) : (BookingErrors.TemporarilyUnavailable, true);
    }

    /// <summary>The buyer has to go to the bank. Another card ends that payment and begins a new one.</summary>
    private async Task<(OrderOutcome Outcome, bool PaymentRuns)> WaitForBankAsync(
        BookingRow row, Guid waits, string paymentToken, CancellationToken ct)
    {
        if (await ledger.IsForTokenAsync(waits, paymentToken, ct))
        {
            return (row, false);
        }
        await ledger.AbandonActionAsync(waits, row.Id, ct);
        return (row, true);
    }

    private async Task<OrderOutcome> PayAsync(PaymentClaim claim, string paymentToken)
    {
        var booking = claim.Booking;
        try
        {
            return await AnswerOfAsync(await driver.PayAsync(claim, paymentToken), booking);
        }
        catch (Exception e)
        {
            // Nobody knows whether the money is taken. Recovery asks the provider; the booking stays claimed.
            LogUnknownOutcome(e, claim.TransactionId, booking.Id);
            return BookingErrors.TemporarilyUnavailable with
            {
                Detail = "The payment provider did not answer. The payment is looked up; ask again in a moment.",
            };
        }
    }

    private async Task<OrderOutcome> AnswerOfAsync(PaymentResult result, BookingRow booking) => result.Stage switch
    {
        PaymentStage.Paid or PaymentStage.NeedsBuyer => result.Booking!,
        // The old order says which new one asks for the seats.
        PaymentStage.AsksForSeats => await store.FindAsync(booking.Id, CancellationToken.None) ?? booking,
        // The refund itself is made by recovery, which repeats it until the provider confirms.
        PaymentStage.Refunding => BookingErrors.HoldExpired with
        {
            Detail = "The hold ran out before the payment; it is refunded.",
        },
        _ when result.FailureCode == CancellationReasons.ResaleEnded => BookingErrors.HoldExpired with
        {
            Detail = "The person who offered these tickets does not have them any more. Nothing was charged.",
        },
        _ => PaymentErrors.PaymentDeclined with { Reason = result.FailureCode },
    };

    [LoggerMessage(
        LogLevel.Error, "Transaction {TransactionId} of booking {BookingId}: the outcome is unknown")]
    private partial void LogUnknownOutcome(Exception exception, Guid transactionId, Guid bookingId);
}
