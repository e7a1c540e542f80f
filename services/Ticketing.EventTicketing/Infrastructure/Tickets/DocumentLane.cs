using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Infrastructure.Tickets;

/// <summary>
/// Makes documents one after another, with a bounded queue: they cost milliseconds of a core each, and the day the
/// tickets of a tour are mailed must not slow down the sale.
/// </summary>
public sealed class DocumentLane(IOptions<TicketsOptions> options) : IDisposable
{
    private readonly ConcurrencyLimiter _lane = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = 1,
        QueueLimit = options.Value.DocumentQueue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>The refusal for when the lane is full.</summary>
    public static Refusal Busy { get; } = new(
        RefusalCodes.TooManyRequests, "Too many documents are being made right now.")
    {
        RetryAfter = TimeSpan.FromSeconds(2),
    };

    /// <summary>What <paramref name="make"/> makes, or null when the lane is full.</summary>
    public async Task<T?> MakeAsync<T>(Func<T> make, CancellationToken ct)
        where T : class
    {
        using var place = await _lane.AcquireAsync(1, ct);
        return place.IsAcquired ? make() : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _lane.Dispose();
}
