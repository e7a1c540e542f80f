using System.Collections.Concurrent;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Waitlist.ServeWaitlist;

/// <summary>
/// One pass over the line of an event: reads the free seats, decides in the order of joining, and writes the decisions,
/// the bookings, their seat requests and the audit in one transaction. A crash leaves all of it or nothing.
/// </summary>
internal sealed class OfferPass(
    Database database, ISeatMap seatMap, BookingOptions options, TimeProvider clock)
{
    // A hash of what the last pass of an event was based on: a pass over the same would decide the same.
    private readonly ConcurrentDictionary<long, int> _lastBasis = new();

    /// <summary>Offers what is free. Sections without seats in <paramref name="counts"/> are not read.</summary>
    public async Task RunAsync(
        EventDirectoryEntry plan, IReadOnlyDictionary<string, int> counts, CancellationToken ct)
    {
        var free = new Dictionary<SeatPool, FreeSeats>();
        foreach (var section in plan.Sections.Where(s => counts.GetValueOrDefault(s.Name) > 0))
        {
            // Read outside the lock: joining and leaving must not wait for another service.
            foreach (var (pool, seats) in await seatMap.ReadAsync(plan.Id, section, ct))
            {
                free[pool] = seats;
            }
        }
        await using var transaction = await database.BeginAsync(ct);
        await WaitlistLine.LockAsync(transaction, plan.Id.Value, ct);
        var writer = new PassWriter(transaction, plan, options, clock.GetUtcNow());
        foreach (var promised in await writer.ReadPromisedAsync(ct))
        {
            free.GetValueOrDefault(new SeatPool(promised.Section, false))?.Remove(promised.Seats);
            free.GetValueOrDefault(new SeatPool(promised.Section, true))?.Remove(promised.Seats);
        }
        var line = await writer.ReadLineAsync(ct);
        var basis = BasisOf(plan, line, free);
        if (_lastBasis.TryGetValue(plan.Id.Value, out var last) && last == basis)
        {
            return;
        }
        var detail = DetailOf(plan, free);
        var result = WaitlistPass.Run(
            plan, line.Where(e => e.State == WaitlistState.Waiting).Select(e => e.ForPass), free);
        if (result.Decisions.Count > 0 && detail.Free!.Count + detail.FreeAccessible!.Count > 0)
        {
            await writer.WriteAsync(result.Decisions, line, detail, ct);
        }
        await writer.WriteSectionsAsync(WantedOf(plan, line), result.LeftOver, ct);
        await transaction.CommitAsync(ct);
        _lastBasis[plan.Id.Value] = basis;
    }

    private static WaitlistAuditDetail DetailOf(EventDirectoryEntry plan, Dictionary<SeatPool, FreeSeats> free) => new(
        Free: SeatsOf(free, accessible: false),
        FreeAccessible: SeatsOf(free, accessible: true),
        FreeCompanion: CompanionSeatsOf(free),
        Prices: plan.Sections.ToDictionary(s => s.Name, plan.DearestOf));

    private static Dictionary<string, int[][]> SeatsOf(Dictionary<SeatPool, FreeSeats> free, bool accessible) =>
        free.Where(f => f.Key.Accessible == accessible && f.Value.Count > 0).ToDictionary(
            f => f.Key.Section, f => f.Value.Seats.Select(s => new[] { s.Subsection, s.Row, s.Seat }).ToArray());

    /// <summary>Null where there are none, as in most plans.</summary>
    private static Dictionary<string, int[][]>? CompanionSeatsOf(Dictionary<SeatPool, FreeSeats> free)
    {
        var seats = free.Where(f => f.Value.Companion?.Count > 0).ToDictionary(
            f => f.Key.Section, f => f.Value.Companion!.Seats.Select(s => new[] { s.Subsection, s.Row, s.Seat }).ToArray());
        return seats.Count == 0 ? null : seats;
    }

    private static int BasisOf(
        EventDirectoryEntry plan, IReadOnlyList<WaitlistEntryRow> line, Dictionary<SeatPool, FreeSeats> free)
    {
        var hash = new HashCode();
        foreach (var section in plan.Sections)
        {
            hash.Add(plan.DearestOf(section));
        }
        foreach (var entry in line)
        {
            hash.Add((entry.Id, entry.State, entry.UpdatedAt));
        }
        foreach (var (pool, seats) in free
            .OrderBy(f => f.Key.Section, StringComparer.Ordinal).ThenBy(f => f.Key.Accessible))
        {
            hash.Add(pool);
            foreach (var seat in seats.Seats.Concat(seats.Companion?.Seats ?? []))
            {
                hash.Add(seat);
            }
        }
        return hash.ToHashCode();
    }

    /// <summary>What somebody waits for; an offer counts, because it may come to nothing.</summary>
    private static SeatPool[] WantedOf(EventDirectoryEntry plan, IReadOnlyList<WaitlistEntryRow> line) =>
        [.. line.SelectMany(e => e.Wish.Pools(plan)).Distinct()];
}
