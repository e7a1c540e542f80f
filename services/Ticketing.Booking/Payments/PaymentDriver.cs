using Ticketing.Booking.Bookings;
using Ticketing.Booking.Payments.Providers;

namespace Ticketing.Booking.Payments;

/// <summary>How far a payment came.</summary>
internal enum PaymentStage
{
    /// <summary>The booking is PAID by it.</summary>
    Paid = 0,

    /// <summary>No money is taken; the code says why.</summary>
    Failed = 1,

    /// <summary>The buyer has to go somewhere first.</summary>
    NeedsBuyer = 2,

    /// <summary>It came late, and the same seats are asked for again.</summary>
    AsksForSeats = 3,

    /// <summary>It came late, and the money goes back.</summary>
    GoesBack = 4,
}

/// <summary>How far a payment came, and with which booking.</summary>
/// <param name="Stage">How far.</param>
/// <param name="Booking">As it is now; null where only the failure counts.</param>
/// <param name="FailureCode">Why no money was taken.</param>
/// <param name="Refund">A refund to make now, if there is one.</param>
internal sealed record PaymentResult(
    PaymentStage Stage, BookingRow? Booking, string? FailureCode = null, OpenTransaction? Refund = null);

/// <summary>
/// Takes a payment as far as it goes: from what the provider says of it to the booking. The request that pays,
/// webhooks and recovery all end here, in any order and as often as they like.
/// </summary>
internal sealed class PaymentDriver(
    IPaymentProvider provider, PaymentLedger ledger, PaymentRounds rounds, BookingOptions options, TimeProvider clock)
{
    public const string HoldExpired = "hold-expired";

    /// <summary>Asks the provider and goes on from there. A payment it never heard of is closed.</summary>
    public async Task<PaymentResult> LookAsync(Guid transactionId, Guid bookingId, CancellationToken ct)
    {
        var outcome = await AskAsync(limit => provider.ReadAsync(transactionId, limit), ct)
            ?? await AskAsync(limit => provider.SettleAsync(transactionId, limit), ct);
        return await AdvanceAsync(transactionId, bookingId, outcome, ct);
    }

    /// <summary>Goes on from what the provider said.</summary>
    /// <exception cref="HttpRequestException">The provider is silent: recovery goes on later.</exception>
    public Task<PaymentResult> AdvanceAsync(
        Guid transactionId, Guid bookingId, ProviderAnswer outcome, CancellationToken ct) => outcome.State switch
        {
            ProviderPaymentState.RequiresAction => WaitForBuyerAsync(transactionId, bookingId, outcome, ct),
            ProviderPaymentState.Authorised => CaptureAsync(transactionId, bookingId, outcome, ct),
            _ => FinishAsync(transactionId, bookingId, outcome, ct),
        };

    private async Task<PaymentResult> WaitForBuyerAsync(
        Guid transactionId, Guid bookingId, ProviderAnswer outcome, CancellationToken ct)
    {
        var url = outcome.ActionUrl
            ?? throw new InvalidOperationException($"Transaction {transactionId} wants an action without an address.");
        return await ledger.RecordActionAsync(transactionId, bookingId, url, ct) is { } waiting
            ? new PaymentResult(PaymentStage.NeedsBuyer, waiting)
            : await LetGoAsync(transactionId, bookingId, ct);
    }

    private async Task<PaymentResult> CaptureAsync(
        Guid transactionId, Guid bookingId, ProviderAnswer outcome, CancellationToken ct)
    {
        if (await rounds.ProtectAsync(transactionId, bookingId, outcome.Reference, ct) is not { } amountMinor)
        {
            var late = await ledger.DecideLateAsync(transactionId, ct);
            return late.Action == LatePaymentAction.LetGo
                ? await LetGoAsync(transactionId, bookingId, ct)
                : ResultOf(late);
        }
        var captured = await AskAsync(limit => provider.CaptureAsync(transactionId, amountMinor, limit), ct);
        return await FinishAsync(transactionId, bookingId, captured, ct);
    }

    /// <summary>Void it; if the provider says that it is taken already, that is what counts.</summary>
    private async Task<PaymentResult> LetGoAsync(Guid transactionId, Guid bookingId, CancellationToken ct)
    {
        var outcome = await AskAsync(limit => provider.VoidAsync(transactionId, limit), ct);
        return await FinishAsync(
            transactionId, bookingId,
            outcome.State == ProviderPaymentState.Voided ? outcome with { FailureCode = HoldExpired } : outcome, ct);
    }

    private async Task<PaymentResult> FinishAsync(
        Guid transactionId, Guid bookingId, ProviderAnswer outcome, CancellationToken ct)
    {
        switch (outcome.State)
        {
            case ProviderPaymentState.Captured:
                var (paid, late) = await rounds.RecordCaptureAsync(
                    transactionId, bookingId, outcome.Reference, ct);
                return paid is not null ? new PaymentResult(PaymentStage.Paid, paid) : ResultOf(late!.Value);
            case ProviderPaymentState.Declined or ProviderPaymentState.Voided:
                var code = outcome.FailureCode ?? "declined";
                await ledger.RecordDeclineAsync(transactionId, bookingId, code, ct);
                return new PaymentResult(PaymentStage.Failed, null, code);
            default:
                throw new HttpRequestException(
                    $"Transaction {transactionId} is {outcome.State} after it was to be captured or let go.");
        }
    }

    private static PaymentResult ResultOf(LateDecision late) => late.Action switch
    {
        LatePaymentAction.Settled when late.Booking is { State: BookingStatus.Paid } booking =>
            new PaymentResult(PaymentStage.Paid, booking),
        LatePaymentAction.Settled => new PaymentResult(PaymentStage.Failed, late.Booking, HoldExpired),
        LatePaymentAction.Waits => new PaymentResult(PaymentStage.AsksForSeats, late.Booking),
        _ => new PaymentResult(PaymentStage.GoesBack, late.Booking, HoldExpired, late.Refund),
    };

    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(options.CaptureTimeout, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            return await ask(linked.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new TimeoutException($"The payment provider was silent for {options.CaptureTimeout}.");
        }
    }
}
