using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>
/// Makes documents one after another, with a bounded queue: each costs milliseconds of a core, and the day the tickets
/// of a tour are mailed must not slow down the sale.
/// </summary>
internal sealed class DocumentQueue(IOptions<TicketsOptions> options) : IDisposable
{
    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = 1,
        QueueLimit = options.Value.DocumentQueue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>What <paramref name="make"/> returns, or null when the queue is full.</summary>
    public async Task<T?> MakeAsync<T>(Func<T> make, CancellationToken ct)
        where T : class
    {
        using var turn = await _turns.AcquireAsync(1, ct);
        return turn.IsAcquired ? make() : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}
