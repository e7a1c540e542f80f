using System.Collections.Frozen;
using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Waitlist;

/// <summary>
/// Keeps in memory which sections go to the waitlist first, so that taking an order needs no query. Read from the
/// database at an interval, and at once where this replica changed it.
/// </summary>
internal sealed class WaitlistGate(
    Database database, BookingOptions options, TimeProvider clock, ILogger<WaitlistGate> logger)
    : PeriodicWork("Reading which sections are for the waitlist first", options.WaitlistGateInterval, clock, logger)
{
    private const string Closed = "SELECT event_id, section, accessible FROM waitlist_sections WHERE NOT is_open";

    private volatile FrozenSet<(long, SeatPool)> _closed = FrozenSet<(long, SeatPool)>.Empty;

    /// <summary>True when no section is closed, as in most of a sale.</summary>
    public bool IsOpen => _closed.Count == 0;

    /// <summary>True while seats of this pool go to the waitlist first.</summary>
    public bool IsClosed(EventId eventId, SeatPool pool) => _closed.Contains((eventId.Value, pool));

    /// <summary>Reads it now.</summary>
    public Task RefreshAsync(CancellationToken ct) => RunOnceAsync(ct);

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        var closed = await database.QueryAsync<Row>(Closed, null, ct);
        _closed = closed.Select(r => (r.EventId, new SeatPool(r.Section, r.Accessible))).ToFrozenSet();
    }

    private sealed class Row
    {
        public required long EventId { get; init; }
        public required string Section { get; init; }
        public required bool Accessible { get; init; }
    }
}
