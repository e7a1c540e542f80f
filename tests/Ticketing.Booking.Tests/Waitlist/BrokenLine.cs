using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Waitlist;

/// <summary>The provider behind a line that breaks at one step, before or after the provider did it.</summary>
internal sealed class BrokenLine(SandboxPaymentProvider provider, string step) : IPaymentProvider
{
    public string Name => provider.Name;

    public async Task<ProviderAnswer> AuthoriseAsync(AuthoriseRequest request, CancellationToken ct)
    {
        var outcome = await provider.AuthoriseAsync(request, ct);
        return step == "authorised" ? throw new HttpRequestException("The line broke on the way back.") : outcome;
    }

    public async Task<ProviderAnswer> CaptureAsync(Guid transactionId, long amountMinor, CancellationToken ct)
    {
        if (step == "asked-to-capture")
        {
            throw new HttpRequestException("The line broke on the way there.");
        }
        var outcome = await provider.CaptureAsync(transactionId, amountMinor, ct);
        return step == "captured" ? throw new HttpRequestException("The line broke on the way back.") : outcome;
    }

    public Task<ProviderAnswer> VoidAsync(Guid transactionId, CancellationToken ct) =>
        provider.VoidAsync(transactionId, ct);

    public Task<ProviderAnswer?> ReadAsync(Guid transactionId, CancellationToken ct) =>
        provider.ReadAsync(transactionId, ct);

    public Task<ProviderAnswer> SettleAsync(Guid transactionId, CancellationToken ct) =>
        provider.SettleAsync(transactionId, ct);

    public Task<ProviderRefundAnswer> RefundAsync(RefundRequest request, CancellationToken ct) =>
        provider.RefundAsync(request, ct);
}
