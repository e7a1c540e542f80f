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

    private static readonly string Script = ReadScript();

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
        var now = _clock.GetUtcNow();
        var (keys, lifetimesMs) = (new RedisKey[batch.Count], new RedisValue[batch.Count]);
        for (var i = 0; i < batch.Count; i++)
        {
            keys[i] = KeyOf(batch[i].BookingId);
            lifetimesMs[i] = batch[i].ExpiresAt is { } end ? Math.Max(0, (long)(end - now).TotalMilliseconds) : 0;
        }

        // One call a batch: a command a hold costs this service and Redis more than the key is worth.
        return redis.Value.GetDatabase().ScriptEvaluateAsync(Script, keys, lifetimesMs, CommandFlags.None);
    }

    private static string ReadScript()
    {
        using var stream = typeof(HoldMirror).Assembly.GetManifestResourceStream("mirror_holds.lua")
            ?? throw new InvalidOperationException("The assembly has no embedded script mirror_holds.lua.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
