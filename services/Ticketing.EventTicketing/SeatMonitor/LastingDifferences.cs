using System.Collections.Concurrent;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.SeatMonitor;

/// <summary>
/// Seats whose record and live state differ, and since when this replica sees it. A change takes part of a second from one to
/// the other, so only a difference that lasts is worth a person's look.
/// </summary>
internal sealed class LastingDifferences(TimeProvider time)
{
    /// <summary>Ten times what a busy sale has on its way.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    /// <summary>What nobody looked at again is forgotten.</summary>
    private static readonly TimeSpan Forget = TimeSpan.FromMinutes(5);

    /// <summary>Seats remembered; at the bound all are forgotten, and marks come a moment later.</summary>
    private const int MaxSeats = 50_000;

    private readonly ConcurrentDictionary<TicketId, Difference> _seen = new();

    /// <summary>True if the two differ, in this very way, for longer than a moment.</summary>
    public bool Note(TicketId seat, TicketStatus recorded, TicketStatus? live)
    {
        if (live is null || live == recorded)
        {
            _seen.TryRemove(seat, out _);
            return false;
        }

        var now = time.GetUtcNow();
        if (_seen.TryGetValue(seat, out var known) && known.Recorded == recorded && known.Live == live
            && now - known.LastSeen < Forget)
        {
            _seen[seat] = known with { LastSeen = now };
            return now - known.Since >= Moment;
        }

        if (_seen.Count >= MaxSeats)
        {
            _seen.Clear();
        }

        _seen[seat] = new Difference(recorded, live.Value, now, now);
        return false;
    }

    private sealed record Difference(
        TicketStatus Recorded, TicketStatus Live, DateTimeOffset Since, DateTimeOffset LastSeen);
}
