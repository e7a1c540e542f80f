using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Payments;

/// <summary>
/// The sandbox behind a line that breaks: before the provider hears of a capture, or after it made one.
/// </summary>
internal sealed class UnreliableProvider(SandboxPaymentProvider sandbox) : IPaymentProvider
{
    public bool BreakBeforeCapture { get; set; }

    public bool BreakAfterCapture { get; set; }

    public bool BreakSettle { get; set; }

    public int RefundsToBreak { get; set; }

    /// <summary>Runs between the capture and its answer.</summary>
    public Func<Task>? AfterCapture { get; set; }

    public string Name => sandbox.Name;

    public Task<ProviderAnswer> AuthoriseAsync(AuthoriseRequest request, CancellationToken ct) =>
        BreakBeforeCapture
            ? throw new HttpRequestException("The line broke on the way there.")
            : sandbox.AuthoriseAsync(request, ct);

    public async Task<ProviderAnswer> CaptureAsync(Guid transactionId, long amountMinor, CancellationToken ct)
    {
        var outcome = await sandbox.CaptureAsync(transactionId, amountMinor, ct);
        if (AfterCapture is { } hook)
        {
            await hook();
        }
        return BreakAfterCapture
            ? throw new HttpRequestException("The line broke on the way back.") : outcome;
    }

    public Task<ProviderAnswer> VoidAsync(Guid transactionId, CancellationToken ct) =>
        sandbox.VoidAsync(transactionId, ct);

    public Task<ProviderAnswer?> ReadAsync(Guid transactionId, CancellationToken ct) =>
        BreakSettle
            ? throw new HttpRequestException("The provider is away.")
            : sandbox.ReadAsync(transactionId, ct);

    public Task<ProviderAnswer> SettleAsync(Guid transactionId, CancellationToken ct) =>
        BreakSettle
            ? throw new HttpRequestException("The provider is away.")
            : sandbox.SettleAsync(transactionId, ct);

    public async Task<ProviderRefundAnswer> RefundAsync(RefundRequest request, CancellationToken ct)
    {
        // The refund is made, its answer is lost.
        var outcome = await sandbox.RefundAsync(request, ct);
        return RefundsToBreak-- > 0
            ? throw new HttpRequestException("The line broke on the way back.") : outcome;
    }
}
