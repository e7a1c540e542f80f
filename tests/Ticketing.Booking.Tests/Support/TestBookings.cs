using System.Text.Json;
using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Booking.Tests.Support;

/// <summary>Makes bookings in any state and reads what a test checks, by plain SQL.</summary>
internal static class TestBookings
{
    /// <summary>Two seats of section A.</summary>
    public static readonly IReadOnlyList<PricedSeat> Seats =
        [new(1, 1, 1, TestEvents.PriceMinor), new(1, 1, 2, TestEvents.PriceMinor)];

    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(TestEvents.HoldSeconds);

    /// <summary>
    /// Inserts bookings in one state; those with seats have a hold that ends at the given time.
    /// </summary>
    public static async Task<Guid[]> InsertAsync(
        this BookingHost host, BookingStatus status, UserId buyer, int count = 1,
        DateTimeOffset? holdExpiresAt = null)
    {
        var now = host.Clock.GetUtcNow();
        var ids = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7(now)).ToArray();
        var withSeats = status is BookingStatus.PendingPayment or BookingStatus.Paid;
        await using var command = host.Database.CreateCommand("""
            INSERT INTO bookings
                (id, event_id, buyer_id, channel, section, section_index, mode, wanted_quantity, quantity,
                 all_or_nothing, hold_seconds, seats, total_minor, currency, status, hold_expires_at,
                 created_at,
                 updated_at, paid_at, paid_transaction)
            SELECT id, 1, $2, '1', 'A', 0, 'best_available', 2, 2, false, 900, $3::jsonb, $4, 'TWD', $5, $6,
            coalesce(least($7, $6 - interval '900 s'), $7), $7, CASE WHEN $5 = 'PAID' THEN $7 END,
                   CASE WHEN $5 = 'PAID' THEN gen_random_uuid() END
            FROM unnest($1) AS id
            """);
        var p = command.Parameters;
        p.Add(new() { Value = ids });
        p.Add(new() { Value = buyer.Value });
        p.Add(new()
        {
            Value = withSeats ? SeatsJson.Write(Seats) : DBNull.Value,
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text,
        });
        p.Add(new() { Value = withSeats ? 2 * TestEvents.PriceMinor : 0L });
        p.Add(new() { Value = status.ToName() });
        p.Add(new()
        {
            Value = withSeats ? holdExpiresAt ?? now + Hold : DBNull.Value,
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz,
        });
        p.Add(new() { Value = now });
        await command.ExecuteNonQueryAsync();
        return ids;
    }

    public static async Task<BookingRow> ReadAsync(this BookingHost host, Guid id) =>
        (await host.Get<BookingStore>().FindAsync(id, CancellationToken.None)).ShouldNotBeNull();

    /// <summary>The buyer's bookings that have not ended, oldest first.</summary>
    public static async Task<List<BookingRow>> ReadLiveAsync(this BookingHost host, UserId buyer) =>
    [
        .. (await host.Get<BookingStore>().NewestOfBuyerAsync(buyer.Value, 1_000, CancellationToken.None))
            .Where(row => row.State is not (BookingStatus.Cancelled or BookingStatus.Failed)).Reverse(),
    ];

    public static async Task<T> ScalarAsync<T>(this BookingHost host, string sql, params object[] values)
    {
        await using var command = host.Database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>How many messages of this record about this booking are in the outbox.</summary>
    public static async Task<int> MessagesAsync<T>(this BookingHost host, Guid booking) =>
        (await host.OutboxAsync<T>()).Count(json => json.GetProperty("bookingId").GetGuid() == booking);

    /// <summary>The messages of this record in the outbox, in order.</summary>
    public static async Task<List<JsonElement>> OutboxAsync<T>(this BookingHost host)
    {
        await using var command = host.Database.CreateCommand(
            "SELECT payload, bundled FROM outbox WHERE message_type = $1 ORDER BY id");
        command.Parameters.Add(new() { Value = typeof(T).Name });
        await using var reader = await command.ExecuteReaderAsync();
        var messages = new List<JsonElement>();
        while (await reader.ReadAsync())
        {
            int? bundled = await reader.IsDBNullAsync(1) ? null : reader.GetInt32(1);
            messages.AddRange(Bundle.Payloads(reader.GetFieldValue<byte[]>(0), bundled)
                .Select(payload => JsonSerializer.Deserialize<JsonElement>(payload.Span)));
        }
        return messages;
    }

    public static UserId NewBuyer() => new(Guid.NewGuid());

    public static IReadOnlyList<SeatPosition> Positions(this IEnumerable<PricedSeat> seats) =>
        [.. seats.Select(s => s.Position)];
}
