using System.Collections.Concurrent;
using Ticketing.Booking.Payments.Providers;

namespace Ticketing.Booking.Tests.Refunds;

/// <summary>
/// An outside provider as far as refunds go: it keeps books by idempotency key, refuses when told to, and loses
/// answers when told to. It gives back whatever it is asked for: keeping within the payment is ours to do.
/// </summary>
internal sealed class RefundBooks : IPaymentProvider
{
    private readonly ConcurrentDictionary<Guid, ProviderRefundAnswer> _answers = new();
    private long _refundedMinor;
    private int _answersToLose;

    public string Name => "sandbox";

    public bool Refuses { get; set; }

    public int AnswersToLose { set => _answersToLose = value; }

    public long RefundedMinor => Interlocked.Read(ref _refundedMinor);

    public int Refunds => _answers.Values.Count(a => a.Refunded);

    public Task<ProviderRefundAnswer> RefundAsync(RefundRequest request, CancellationToken ct)
    {
        var answer = _answers.GetOrAdd(request.TransactionId, id => Refuses
            ? new ProviderRefundAnswer(false, $"re_{id:N}", "refund-refused")
            : new ProviderRefundAnswer(true, $"re_{id:N}", null));
        if (answer.Refunded && _counted.TryAdd(request.TransactionId, true))
        {
            Interlocked.Add(ref _refundedMinor, request.AmountMinor);
        }
        return Interlocked.Decrement(ref _answersToLose) >= 0
            ? throw new HttpRequestException("The line broke on the way back.")
            : Task.FromResult(answer);
    }

    private readonly ConcurrentDictionary<Guid, bool> _counted = new();

    public Task<ProviderAnswer> AuthoriseAsync(AuthoriseRequest request, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<ProviderAnswer> CaptureAsync(Guid transactionId, long amountMinor, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<ProviderAnswer> VoidAsync(Guid transactionId, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<ProviderAnswer?> ReadAsync(Guid transactionId, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<ProviderAnswer> SettleAsync(Guid transactionId, CancellationToken ct) =>
        throw new NotSupportedException();
}
