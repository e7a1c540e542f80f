using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Payments.Providers;

namespace Ticketing.Booking.Payments;

/// <summary>
/// Resumes payments that a crash or a silent provider left open: asks the provider by the transaction's id and records
/// what it says. Makes the refunds that are owed. Everything it does may be done twice.
/// </summary>
internal sealed partial class PaymentRecovery(
    PaymentLedger ledger,
    OpenTransactions transactions,
    PaymentDriver driver,
    IPaymentProvider provider,
    BookingOptions options,
    TimeProvider clock,
    ILogger<PaymentRecovery> logger)
    : PeriodicWork("Recovering payments", Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Transactions of one run; the provider is asked for one at a time, so that an outage of it is not made worse.
    private const int MaxBatch = 50;

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var transaction in await transactions.TakeOverdueAsync(MaxBatch, ct))
        {
            try
            {
                await FinishAsync(transaction, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // The others must not wait for this one; it comes again after the recovery time.
                LogStillOpen(_logger, e, transaction.Id, transaction.BookingId);
                // Only after the provider was asked: a restart after a long outage must not lose a payment
                // made in time.
                if (!transaction.IsRefund
                    && await ledger.GiveUpClaimAsync(transaction.Id, transaction.BookingId, ct))
                {
                    LogGivenUp(_logger, transaction.Id, transaction.BookingId);
                }
            }
        }
    }

    private async Task FinishAsync(OpenTransaction open, CancellationToken ct)
    {
        if (open.IsRefund)
        {
            await RefundAsync(open, ct);
            return;
        }
        var result = await driver.ResumeAsync(open.Id, open.BookingId, ct);
        if (result.Stage != PaymentStage.NeedsBuyer)
        {
            LogFinished(_logger, open.Id, open.BookingId, result.Stage.ToString());
        }
        if (result.Refund is { } refund)
        {
            await RefundAsync(refund, ct);
        }
    }

    private async Task RefundAsync(OpenTransaction refund, CancellationToken ct)
    {
        var payment = refund.PaymentId
            ?? throw new InvalidOperationException($"Refund {refund.Id} names no payment.");
        using var timeout = new CancellationTokenSource(options.CaptureTimeout, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        var outcome = await provider.RefundAsync(
            new RefundRequest(
                refund.Id, payment, refund.PaymentReference ?? "", refund.AmountMinor, refund.Currency),
            linked.Token);
        if (!outcome.Refunded)
        {
            // The provider would answer the same key the same: a person has to settle it (docs/runbook.md).
            var code = outcome.FailureCode ?? "refund-refused";
            await transactions.RecordRefusedRefundAsync(refund.Id, code, ct);
            LogRefused(_logger, refund.Id, refund.BookingId, code);
            return;
        }
        await transactions.RecordRefundAsync(refund.Id, outcome.Reference, ct);
        LogFinished(_logger, refund.Id, refund.BookingId, "refunded");
    }

    [LoggerMessage(
        LogLevel.Information, "Transaction {TransactionId} of booking {BookingId}: {Outcome} (recovered)")]
    private static partial void LogFinished(
        ILogger logger, Guid transactionId, Guid bookingId, string outcome);

    [LoggerMessage(LogLevel.Error,
        "Transaction {TransactionId}: booking {BookingId} waits no longer; money taken is refunded")]
    private static partial void LogGivenUp(ILogger logger, Guid transactionId, Guid bookingId);

    [LoggerMessage(LogLevel.Error,
        "Refund {RefundId} of booking {BookingId} is refused ({Code}): money without tickets, for a person to settle")]
    private static partial void LogRefused(ILogger logger, Guid refundId, Guid bookingId, string code);

    [LoggerMessage(LogLevel.Error, "Transaction {TransactionId} of booking {BookingId} is still open")]
    private static partial void LogStillOpen(
        ILogger logger, Exception exception, Guid transactionId, Guid bookingId);
}
