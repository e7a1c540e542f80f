using Npgsql;

namespace Ticketing.Booking.Waitlist;

/// <summary>One row of <c>waitlist_entries</c>.</summary>
internal sealed record WaitlistEntryRow(
    Guid Id,
    long EventId,
    Guid BuyerId,
    long? Number,
    WaitlistWish Wish,
    string Currency,
    Guid TransactionId,
    long AuthorisedMinor,
    string State,
    string? Reason,
    Guid? BookingId,
    byte[]? RequestHash,
    DateTimeOffset JoinedAt,
    DateTimeOffset UpdatedAt,
    bool VoidDue)
{
    /// <summary>The columns in the order of <see cref="Read"/>, of the table that is called <c>w</c>.</summary>
    public const string Columns = """
        w.id, w.event_id, w.buyer_id, w.number, w.party_size, w.sections, w.adjacent, w.price_cap_minor,
        w.currency, w.transaction_id, w.authorised_minor, w.state, w.reason, w.booking_id, w.request_hash,
        w.joined_at, w.updated_at, w.void_due, w.accessible
        """;

    /// <summary>How many columns <see cref="Columns"/> has.</summary>
    public const int ColumnCount = 19;

    public WaitingEntry ForPass => new(Id, Number!.Value, Wish, AuthorisedMinor);

    public static WaitlistEntryRow Read(NpgsqlDataReader r) => new(
        r.GetGuid(0),
        r.GetInt64(1),
        r.GetGuid(2),
        r.IsDBNull(3) ? null : r.GetInt64(3),
        new WaitlistWish(
            r.GetInt32(4), r.GetFieldValue<string[]>(5), r.GetBoolean(6), r.IsDBNull(7) ? null : r.GetInt64(7),
            r.GetBoolean(18)),
        r.GetString(8),
        r.GetGuid(9),
        r.GetInt64(10),
        r.GetString(11),
        r.IsDBNull(12) ? null : r.GetString(12),
        r.IsDBNull(13) ? null : r.GetGuid(13),
        r.IsDBNull(14) ? null : r.GetFieldValue<byte[]>(14),
        r.GetFieldValue<DateTimeOffset>(15),
        r.GetFieldValue<DateTimeOffset>(16),
        r.GetBoolean(17));
}

/// <summary>Reading entries out of a raw command.</summary>
internal static class WaitlistCommands
{
    public static async Task<List<WaitlistEntryRow>> ReadEntriesAsync(
        this NpgsqlCommand command, CancellationToken ct)
    {
        var rows = new List<WaitlistEntryRow>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(WaitlistEntryRow.Read(reader));
        }
        return rows;
    }

    /// <summary>Adds values in order; null becomes the database's.</summary>
    public static NpgsqlCommand With(this NpgsqlCommand command, params ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }
        return command;
    }
}
