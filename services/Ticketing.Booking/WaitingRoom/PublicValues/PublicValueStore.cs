using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.WaitingRoom.PublicValues;

/// <summary>Writes sources and values. Each statement is guarded by the row itself, which the draw locks.</summary>
internal sealed class PublicValueStore(WaitingRoomStore store, Database database, TimeProvider clock)
{
    /// <summary>Nobody has entered, and nobody could have.</summary>
    private const string Name =
        """
        UPDATE waiting_rooms SET value_source = @Source, value_published_at = @PublishedAt
        WHERE event_id = @EventId AND opens_at > @Now AND entries = 0 AND drawn_at IS NULL
        """;

    /// <summary>What was drawn cannot be changed. Before, a slip of the pen may be corrected: everybody sees the value.</summary>
    internal const string Enter =
        """
        UPDATE waiting_rooms SET public_value = @Value
        WHERE event_id = @EventId AND value_published_at <= @Now AND drawn_at IS NULL
        """;

    public async Task<(QueueResponse? Room, Refusal? Refusal)> NameAsync(
        EventId id, string source, DateTimeOffset publishedAt, CancellationToken ct)
    {
        if (await store.FindAsync(id, ct) is not { } room)
        {
            return (null, WaitingRoomErrors.NoWaitingRoom);
        }

        if (publishedAt <= room.OpensAt || publishedAt > room.SaleStartsAt)
        {
            return (null, Refusal.Invalid("published_at", "Must be after the room opens, and not after the sale begins."));
        }

        var written = await database.ExecuteAsync(
            Name,
            new { EventId = id.Value, Source = source, PublishedAt = publishedAt.ToUniversalTime(), Now = clock.GetUtcNow() },
            ct);
        return written == 1 ? (await StateAsync(id, ct), null) : (null, WaitingRoomErrors.SourceFixed);
    }

    public async Task<(QueueResponse? Room, Refusal? Refusal)> EnterAsync(EventId id, string value, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await database.ExecuteAsync(Enter, new { EventId = id.Value, Value = value, Now = now }, ct) == 1
            ? (await StateAsync(id, ct), null)
            : (null, ExplainNotEntered(await store.FindAsync(id, ct), now));
    }

    private static Refusal ExplainNotEntered(WaitingRoomRow? room, DateTimeOffset now) => room switch
    {
        null => WaitingRoomErrors.NoWaitingRoom,
        { ValuePublishedAt: not { } } => WaitingRoomErrors.NoSource,
        { DrawnAt: not null } => WaitingRoomErrors.Drawn,
        { ValuePublishedAt: { } at } => WaitingRoomErrors.ValueNotPublished with { RetryAfter = at - now },
    };

    private async Task<QueueResponse> StateAsync(EventId id, CancellationToken ct) =>
        QueueResponse.Of((await store.FindAsync(id, ct))!.Snapshot(clock.GetUtcNow()));
}
