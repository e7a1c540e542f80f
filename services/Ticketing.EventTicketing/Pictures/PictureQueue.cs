using System.Threading.RateLimiting;

namespace Ticketing.EventTicketing.Pictures;

/// <summary>
/// Decodes one picture at a time: each may take 100 MB and most of a second of a core. Some wait; one more is refused.
/// </summary>
internal sealed class PictureQueue : IDisposable
{
    private const int Waiting = 8;

    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = 1, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>A turn; not acquired when too many wait.</summary>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken ct) => _turns.AcquireAsync(1, ct);

    public void Dispose() => _turns.Dispose();
}
