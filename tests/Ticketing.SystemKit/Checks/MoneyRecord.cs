using Aspire.Hosting.Testing;
using Npgsql;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Checks;

/// <summary>A booking as PostgreSQL has it; its purpose is null where a buyer made it.</summary>
public sealed record BookingRecord(
    Guid Id, long EventId, string Status, string? Reason, Guid? Replaces, string? Purpose = null)
{
    /// <summary>True while it is neither over nor meant to go on: an allotment keeps its seats.</summary>
    public bool IsOpen => Status == "PROCESSING" || (Status == "PENDING_PAYMENT" && Purpose != "allotment");
}

/// <summary>A transaction as PostgreSQL has it; amounts in minor units.</summary>
public sealed record TransactionRecord(
    Guid Id, Guid? BookingId, string Type, string Status, long AmountMinor, Guid? Payment, string? Provider = null)
{
    /// <summary>True of money that the box office took: no provider has it in its books.</summary>
    public bool IsOfTill => Provider == "till";
}

/// <summary>Reads what the booking service wrote down, past its API: a check must not trust what it checks.</summary>
public sealed class MoneyRecord : IAsyncDisposable
{
    private readonly NpgsqlDataSource _bookings;
    private readonly NpgsqlDataSource _events;

    private MoneyRecord(NpgsqlDataSource bookings, NpgsqlDataSource events) =>
        (_bookings, _events) = (bookings, events);

    /// <summary>Opens both databases of a running system.</summary>
    public static async Task<MoneyRecord> OpenAsync(RunningSystem system) => new(
        NpgsqlDataSource.Create(await ConnectionAsync(system, "booking-db")),
        NpgsqlDataSource.Create(await ConnectionAsync(system, "event-ticketing-db")));

    /// <summary>The bookings of some events.</summary>
    public Task<List<BookingRecord>> BookingsAsync(long[] events, CancellationToken cancellation) => ReadAsync(
        _bookings, "SELECT id, event_id, status, reason, replaces, purpose FROM bookings WHERE event_id = ANY($1)",
        reader => new BookingRecord(
            reader.GetGuid(0), reader.GetInt64(1), reader.GetString(2), Text(reader, 3), Id(reader, 4), Text(reader, 5)),
        cancellation, events);

    /// <summary>The transactions of the bookings of some events.</summary>
    public Task<List<TransactionRecord>> TransactionsAsync(long[] events, CancellationToken cancellation) => ReadAsync(
        _bookings,
        """
        SELECT t.id, t.booking_id, t.type, t.status, t.amount_minor, t.associated_transaction_id, t.provider
        FROM transactions t JOIN bookings b ON b.id = t.booking_id WHERE b.event_id = ANY($1)
        """,
        reader => new TransactionRecord(
            reader.GetGuid(0), Id(reader, 1), reader.GetString(2), reader.GetString(3), reader.GetInt64(4),
            Id(reader, 5), Text(reader, 6)),
        cancellation, events);

    /// <summary>What the live tickets of each booking are worth: SOLD seats at the price the booking paid.</summary>
    public async Task<Dictionary<Guid, long>> SoldAsync(long[] events, CancellationToken cancellation)
    {
        var sold = await ReadAsync(
            _events,
            "SELECT booking_id, sum(price)::bigint FROM tickets WHERE event_id = ANY($1) AND status = 2 GROUP BY 1",
            reader => (Booking: reader.GetGuid(0), Minor: reader.GetInt64(1)), cancellation, events);
        return sold.ToDictionary(row => row.Booking, row => row.Minor);
    }

    /// <summary>
    /// What should long be done and is not: requests without an answer, holds past their end, open transactions,
    /// tickets kept out of the door for a refund that is over, messages that were not sent.
    /// </summary>
    /// <param name="events">Whose bookings are looked at; messages of all.</param>
    /// <param name="bound">How old anything unfinished may be.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<List<string>> StuckAsync(long[] events, TimeSpan bound, CancellationToken cancellation)
    {
        var stuck = await ReadAsync(
            _bookings,
            """
            SELECT 'booking ' || id || ' is ' || status || ' since ' || updated_at FROM bookings
            WHERE event_id = ANY($1) AND (status = 'PROCESSING' AND updated_at < now() - $2
                OR status = 'PENDING_PAYMENT' AND hold_expires_at < now() - $2)
            UNION ALL
            SELECT type || ' ' || t.id || ' is PENDING since ' || t.created_at
            FROM transactions t JOIN bookings b ON b.id = t.booking_id
            WHERE b.event_id = ANY($1) AND t.status = 'PENDING' AND t.created_at < now() - $2
            UNION ALL
            SELECT 'message ' || message_type || ' of booking-service is unsent since ' || created_at FROM outbox
            WHERE sent_at IS NULL AND created_at < now() - $2
            """,
            reader => reader.GetString(0), cancellation, events, bound);
        stuck.AddRange(await ReadAsync(
            _events,
            """
            SELECT 'message ' || message_type || ' of event-ticketing-service is unsent since ' || created_at
            FROM outbox WHERE sent_at IS NULL AND created_at < now() - $1
            UNION ALL
            SELECT 'ticket ' || section || '-' || subsection || '-' || row_number || '-' || seat_number || ' of event '
                || event_id || ' is withheld since ' || withheld_at
            FROM ticket_withholdings WHERE event_id = ANY($2) AND withheld_at < now() - $1
            """,
            reader => reader.GetString(0), cancellation, bound, events));
        return stuck;
    }

    /// <summary>Sentences that a statement on the bookings' database makes of some events.</summary>
    internal Task<List<string>> AskBookingsAsync(string sql, long[] events, CancellationToken cancellation) =>
        ReadAsync(_bookings, sql, reader => reader.GetString(0), cancellation, events);

    /// <summary>The same on the tickets' database.</summary>
    internal Task<List<string>> AskTicketsAsync(string sql, long[] events, CancellationToken cancellation) =>
        ReadAsync(_events, sql, reader => reader.GetString(0), cancellation, events);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _bookings.DisposeAsync();
        await _events.DisposeAsync();
    }

    private static async Task<string> ConnectionAsync(RunningSystem system, string database) =>
        await system.App.GetConnectionStringAsync(database)
        ?? throw new InvalidOperationException($"There is no connection string {database}.");

    private static async Task<List<T>> ReadAsync<T>(
        NpgsqlDataSource database, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation,
        params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var rows = new List<T>();
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(read(reader));
            }
        }
        catch (NpgsqlException e)
        {
            // The database may be what was killed: whoever waits for agreement asks again.
            throw new InvalidOperationException("The database did not answer.", e);
        }

        return rows;
    }

    private static string? Text(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    private static Guid? Id(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetGuid(column);
}
