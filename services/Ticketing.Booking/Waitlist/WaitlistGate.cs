using System.Collections.Frozen;
using Npgsql;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Waitlist;

/// <summary>
/// Which sections are for the waitlist first, in memory, so that taking an order costs no query. Read from the database
/// at an interval, and at once where this replica changed it.
/// </summary>
internal sealed class WaitlistGate(
    NpgsqlDataSource database, BookingOptions options, TimeProvider clock, ILogger<WaitlistGate> logger)
    : PeriodicWork("Reading which sections are for the waitlist first", options.WaitlistGateInterval, clock, logger)
{
    private const string Closed = "SELECT event_id, section, accessible FROM waitlist_sections WHERE NOT is_open";

    private volatile FrozenSet<(long, SeatPool)> _closed = FrozenSet<(long, SeatPool)>.Empty;

    /// <summary>True while nobody waits for anything, as in most of a sale.</summary>
    public bool IsOpen => _closed.Count == 0;

    /// <summary>True while seats like these that come free are for those who wait.</summary>
    public bool IsClosed(EventId eventId, SeatPool pool) => _closed.Contains((eventId.Value, pool));

    /// <summary>Reads it now.</summary>
    public Task RefreshAsync(CancellationToken ct) => RunOnceAsync(ct);

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        var closed = new HashSet<(long, SeatPool)>();
        await using var command = database.CreateCommand(Closed);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            closed.Add((reader.GetInt64(0), new SeatPool(reader.GetString(1), reader.GetBoolean(2))));
        }
        _closed = closed.ToFrozenSet();
    }
}
