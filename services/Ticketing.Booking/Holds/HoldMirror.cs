using StackExchange.Redis;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Holds;

/// <summary>What to do with one mirrored hold.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="ExpiresAt">When the hold runs out; null removes the key.</param>
internal readonly record struct HoldChange(Guid BookingId, DateTimeOffset? ExpiresAt);

/// <summary>
/// Mirrors running holds as Redis keys <c>hold:{n}:{booking_id}</c> that live as long as the hold. n is the booking's
/// shard; the braces make a cluster keep a shard's keys in one slot. The keys are a hint: the deadline that counts is
/// in PostgreSQL.
/// </summary>
internal sealed class HoldMirror(
    Lazy<IConnectionMultiplexer> redis, TimeProvider clock, ILogger<HoldMirror> logger)
    : BestEffortQueue<HoldChange>("holds", Capacity, clock, logger)
{
    // A few seconds of the highest rate; a hold that is not mirrored costs nothing but the hint.
    private const int Capacity = 65_536;

    // One script call a shard of a batch: enough to spread over a cluster's masters, few enough to fill a call.
    private const int Shards = 8;

    private static readonly string Script = ReadScript();

    private readonly TimeProvider _clock = clock;

    /// <summary>The key of a hold.</summary>
    public static string KeyOf(Guid bookingId) => $"hold:{{{ShardOf(bookingId)}}}:{bookingId}";

    /// <summary>Adds the keys of bookings that wait for payment.</summary>
    public void Add(IReadOnlyList<BookingRow> rows)
    {
        foreach (var row in rows)
        {
            Offer(new HoldChange(row.Id, row.HoldExpiresAt));
        }
    }

    /// <summary>Removes the keys of ended or paid bookings.</summary>
    public void Remove(IReadOnlyList<BookingRow> rows)
    {
        foreach (var row in rows)
        {
            Offer(new HoldChange(row.Id, null));
        }
    }

    /// <inheritdoc/>
    protected override Task SendAsync(IReadOnlyList<HoldChange> batch)
    {
        // One script call a shard: a command for each hold would cost more than the hint is worth.
        var now = _clock.GetUtcNow();
        return Task.WhenAll(batch.GroupBy(change => ShardOf(change.BookingId)).Select(shard =>
            redis.Value.GetDatabase().ScriptEvaluateAsync(
                Script,
                [.. shard.Select(change => (RedisKey)KeyOf(change.BookingId))],
                [.. shard.Select(change => (RedisValue)LifetimeMs(change, now))],
                CommandFlags.None)));
    }

    // The last byte of a version 7 id is random.
    private static int ShardOf(Guid bookingId)
    {
        Span<byte> bytes = stackalloc byte[16];
        bookingId.TryWriteBytes(bytes);
        return bytes[15] % Shards;
    }

    private static long LifetimeMs(HoldChange change, DateTimeOffset now) =>
        change.ExpiresAt is { } end ? Math.Max(0, (long)(end - now).TotalMilliseconds) : 0;

    private static string ReadScript()
    {
        using var stream = typeof(HoldMirror).Assembly.GetManifestResourceStream("mirror_holds.lua")
            ?? throw new InvalidOperationException("The assembly has no embedded script mirror_holds.lua.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
