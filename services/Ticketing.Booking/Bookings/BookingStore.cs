using Npgsql;

namespace Ticketing.Booking.Bookings;

/// <summary>Single-row and by-id reads of bookings.</summary>
internal sealed class BookingStore(NpgsqlDataSource database)
{
    private const string ByIds = $"SELECT {BookingRow.Columns} FROM bookings b WHERE b.id = ANY($1)";

    private const string NewestOfBuyer = $"""
        SELECT {BookingRow.Columns} FROM bookings b WHERE b.buyer_id = $1
        ORDER BY b.created_at DESC, b.id DESC LIMIT $2
        """;

    // One probe of the history index for each buyer; a buyer has few bookings.
    private const string ChangedSince = $"""
        SELECT {BookingRow.Columns} FROM bookings b
        WHERE b.buyer_id = ANY($1) AND b.updated_at > $2
        ORDER BY b.updated_at LIMIT $3
        """;

    public async Task<BookingRow?> FindAsync(Guid id, CancellationToken ct)
    {
        var rows = await FindAllAsync([id], ct);
        return rows.Count == 0 ? null : rows[0];
    }

    public Task<List<BookingRow>> FindAllAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        QueryAsync(ByIds, [new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] }], ct);

    public Task<List<BookingRow>> NewestOfBuyerAsync(Guid buyerId, int limit, CancellationToken ct) =>
        QueryAsync(
        NewestOfBuyer,
        [
            new NpgsqlParameter<Guid> { TypedValue = buyerId },
            new NpgsqlParameter<int> { TypedValue = limit },
        ],
        ct);

    /// <summary>
    /// Bookings of <paramref name="buyers"/> changed after <paramref name="since"/>, oldest first.
    /// </summary>
    public Task<List<BookingRow>> ChangedSinceAsync(
        Guid[] buyers, DateTimeOffset since, int limit, CancellationToken ct) => QueryAsync(
            ChangedSince,
            [
                new NpgsqlParameter<Guid[]> { TypedValue = buyers },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = since },
                new NpgsqlParameter<int> { TypedValue = limit },
            ],
            ct);

    private async Task<List<BookingRow>> QueryAsync(
        string sql, NpgsqlParameter[] parameters, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return await command.ReadRowsAsync(ct);
    }
}

/// <summary>Reading bookings out of a raw command.</summary>
internal static class BookingCommands
{
    public static async Task<List<BookingRow>> ReadRowsAsync(this NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadRowsAsync(ct);
    }

    public static async Task<List<BookingRow>> ReadRowsAsync(this NpgsqlDataReader reader, CancellationToken ct)
    {
        var rows = new List<BookingRow>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(BookingRow.Read(reader));
        }
        return rows;
    }
}
