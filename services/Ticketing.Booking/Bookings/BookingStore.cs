using System.Data.Common;
using Dapper;
using Npgsql;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Bookings;

/// <summary>Reads of bookings by their ids or by their buyers.</summary>
internal sealed class BookingStore(Database database)
{
    private const string ByIds = $"SELECT {BookingRow.Columns} FROM bookings b WHERE b.id = ANY(@ids)";

    private const string NewestOfBuyer = $"""
        SELECT {BookingRow.Columns} FROM bookings b WHERE b.buyer_id = @buyerId
        ORDER BY b.created_at DESC, b.id DESC LIMIT @limit
        """;

    // One probe of the history index for each buyer; a buyer has few bookings.
    private const string ChangedSince = $"""
        SELECT {BookingRow.Columns} FROM bookings b
        WHERE b.buyer_id = ANY(@buyers) AND b.updated_at > @since
        ORDER BY b.updated_at LIMIT @limit
        """;

    public Task<BookingRow?> FindAsync(Guid id, CancellationToken ct) =>
        database.FindAsync<BookingRow>(ByIds, new { ids = new[] { id } }, ct);

    public Task<IReadOnlyList<BookingRow>> FindAllAsync(IEnumerable<Guid> ids, CancellationToken ct) =>
        database.QueryAsync<BookingRow>(ByIds, new { ids = ids.ToArray() }, ct);

    public Task<IReadOnlyList<BookingRow>> NewestOfBuyerAsync(Guid buyerId, int limit, CancellationToken ct) =>
        database.QueryAsync<BookingRow>(NewestOfBuyer, new { buyerId, limit }, ct);

    /// <summary>Bookings of these buyers that changed after <paramref name="since"/>, oldest change first.</summary>
    public Task<IReadOnlyList<BookingRow>> ChangedSinceAsync(
        Guid[] buyers, DateTimeOffset since, int limit, CancellationToken ct) =>
        database.QueryAsync<BookingRow>(ChangedSince, new { buyers, since, limit }, ct);
}

/// <summary>Reading bookings out of a raw command.</summary>
internal static class BookingCommands
{
    static BookingCommands() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public static async Task<List<BookingRow>> ReadRowsAsync(this NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadRowsAsync(ct);
    }

    public static async Task<List<BookingRow>> ReadRowsAsync(this NpgsqlDataReader reader, CancellationToken ct)
    {
        var rows = new List<BookingRow>();
        Func<DbDataReader, BookingRow>? parse = null;
        while (await reader.ReadAsync(ct))
        {
            // At the first row: a result without rows may have no columns either.
            parse ??= reader.GetRowParser<BookingRow>();
            rows.Add(parse(reader));
        }
        return rows;
    }
}
