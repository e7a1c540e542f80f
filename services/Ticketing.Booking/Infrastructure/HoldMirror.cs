using StackExchange.Redis;

namespace Ticketing.Booking.Infrastructure;

/// <summary>What to do with one mirrored hold.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="ExpiresAt">When the hold runs out; null takes the key away.</param>
internal readonly record struct HoldChange(Guid BookingId, DateTimeOffset? ExpiresAt);

/// <summary>
/// Mirrors running holds as Redis keys <c>hold:{booking_id}</c> that live as long as the hold. A hint for
/// whoever wants to know quickly; the deadline that counts is in PostgreSQL.
/// </summary>
internal sealed class HoldMirror(
    Lazy<IConnectionMultiplexer> redis, TimeProvider clock, ILogger<HoldMirror> logger)
    : BestEffortQueue<HoldChange>("holds", Capacity, clock, logger)
{
    // A few seconds of the highest rate; a hold that is not mirrored costs nothing but the hint.
    private const int Capacity = 65_536;

    private readonly TimeProvider _clock = clock;

    /// <summary>The key of a hold.</summary>
    public static string KeyOf(Guid bookingId) => $"hold:{bookingId}";

    /// <summary>Mirrors the holds of bookings that wait for payment.</summary>
    public void Remember(IReadOnlyList<BookingRow> rows)
    {
        foreach (var row in rows)
        {
            Offer(new HoldChange(row.Id, row.HoldExpiresAt));
        }
    }

    /// <summary>Takes the keys of ended or paid bookings away.</summary>
    public void Forget(IReadOnlyList<BookingRow> rows)
    {
        foreach (var row in rows)
        {
            Offer(new HoldChange(row.Id, null));
        }
    }

    /// <inheritdoc/>
    protected override Task SendAsync(IReadOnlyList<HoldChange> batch)
    {
        var database = redis.Value.GetDatabase();
        var now = _clock.GetUtcNow();
        // Issued without waiting in between, so they travel as one pipeline and in order.
        return Task.WhenAll(batch.Select(change => Write(database, change, now)));
    }

    private static Task<bool> Write(IDatabase database, HoldChange change, DateTimeOffset now)
    {
        var left = change.ExpiresAt - now;
        return left > TimeSpan.Zero
            ? database.StringSetAsync(KeyOf(change.BookingId), "1", left, When.Always, CommandFlags.None)
            : database.KeyDeleteAsync(KeyOf(change.BookingId), CommandFlags.None);
    }
}
