using System.Collections.Concurrent;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Notifications.NewTimes;

/// <summary>
/// Tells everybody who has seats of an event, or waits for some, that it begins at another time. The last time that was
/// told is a row; whoever stops halfway is followed by a replica that begins again, and a notification written twice is
/// one.
/// </summary>
internal sealed class NewTimesWork(
    Database database, IEventDirectory directory, TimeProvider clock, ILogger<NewTimesWork> logger)
    : PeriodicWork("Telling of new times of events", Interval, clock, logger)
{
    private const int Batch = 500;

    private const string Remember = """
        INSERT INTO event_starts (event_id, starts_at, version) VALUES (@eventId, @startsAt, @version)
        ON CONFLICT (event_id) DO NOTHING
        """;

    private const string Find = "SELECT starts_at, version FROM event_starts WHERE event_id = @eventId";

    private const string Told = """
        UPDATE event_starts SET starts_at = @startsAt, version = @version
        WHERE event_id = @eventId AND version < @version
        """;

    private const string Bookings = $"""
        SELECT {BookingRow.Columns} FROM bookings b
        WHERE event_id = @eventId AND status IN ('PENDING_PAYMENT', 'PAID') AND id > @after
          AND purpose IS DISTINCT FROM 'allotment'
        ORDER BY id LIMIT @limit
        """;

    private const string Waiting = """
        SELECT id, buyer_id FROM waitlist_entries
        WHERE event_id = @eventId AND state IN ('WAITING', 'OFFERED') AND id > @after
        ORDER BY id LIMIT @limit
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<EventId, DateTimeOffset> _known = new();

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var entry in directory.All.Where(MayMove))
        {
            if (_known.GetValueOrDefault(entry.Id) != entry.StartsAt)
            {
                await LookAsync(entry, ct);
            }
        }
    }

    private static bool MayMove(EventDirectoryEntry entry) =>
        entry.StartsAt != default && entry.Status is not (SaleStatus.Ended or SaleStatus.Cancelled);

    private async Task LookAsync(EventDirectoryEntry entry, CancellationToken ct)
    {
        var values = new { eventId = entry.Id.Value, startsAt = entry.StartsAt, version = entry.Version };
        await database.ExecuteAsync(Remember, values, ct);
        var told = await database.FindAsync<ToldStart>(Find, values, ct)
            ?? throw new InvalidOperationException($"The start of event {entry.Id} is gone.");
        if (told.StartsAt != entry.StartsAt && told.Version < entry.Version)
        {
            await TellAsync(entry, ct);
            await database.ExecuteAsync(Told, values, ct);
        }
        _known[entry.Id] = entry.StartsAt;
    }

    private async Task TellAsync(EventDirectoryEntry entry, CancellationToken ct)
    {
        var (eventId, startsAt) = (entry.Id.Value, entry.StartsAt);
        await InBatchesAsync<BookingRow>(
            Bookings, eventId, row => row.Id, row => BookingNotifications.EventMoved(row, startsAt), ct);
        await InBatchesAsync<WaitingBuyer>(
            Waiting, eventId, buyer => buyer.Id,
            buyer => BookingNotifications.EventMoved(buyer.Id, buyer.BuyerId, eventId, startsAt), ct);
    }

    private async Task InBatchesAsync<T>(
        string query, long eventId, Func<T, Guid> idOf, Func<T, Notification> notificationOf, CancellationToken ct)
    {
        var after = Guid.Empty;
        while (true)
        {
            await using var transaction = await database.BeginAsync(ct);
            var rows = await transaction.QueryAsync<T>(query, new { eventId, after, limit = Batch }, ct);
            await NotificationOutbox.AppendAsync(transaction, [.. rows.Select(notificationOf)], ct);
            await transaction.CommitAsync(ct);
            if (rows.Count < Batch)
            {
                return;
            }
            after = idOf(rows[^1]);
        }
    }

    private sealed class ToldStart
    {
        public DateTimeOffset StartsAt { get; init; }
        public long Version { get; init; }
    }

    private sealed class WaitingBuyer
    {
        public Guid Id { get; init; }
        public Guid BuyerId { get; init; }
    }
}
