using System.Collections.Concurrent;
using Npgsql;
using Ticketing.Booking.Domain;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Infrastructure.Waitlist;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Features.ServeWaitlist;

/// <summary>
/// One look over the line of an event: reads the free seats, decides in the order of joining, and writes the decisions,
/// the bookings, their seat requests and the audit in one transaction. A crash leaves all of it or nothing.
/// </summary>
internal sealed class OfferPass(
    NpgsqlDataSource database, ISeatMap seatMap, OutboxSignal outboxSignal, BookingOptions options, TimeProvider clock)
{
    // What the last pass of an event was based on: the same again would decide the same again.
    private readonly ConcurrentDictionary<long, int> _lastBasis = new();

    /// <summary>Offers what is free. <paramref name="counts"/> tells which sections are worth a look.</summary>
    public async Task RunAsync(
        EventDirectoryEntry plan, IReadOnlyDictionary<string, int> counts, CancellationToken ct)
    {
        var free = new Dictionary<string, FreeSeats>(StringComparer.Ordinal);
        foreach (var section in plan.Sections.Where(s => counts.GetValueOrDefault(s.Name) > 0))
        {
            // Read outside the lock: joining and leaving must not wait for another service.
            free[section.Name] = await seatMap.ReadAsync(plan.Id, section, ct);
        }
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await WaitlistLine.LockAsync(connection, transaction, plan.Id.Value, ct);
        var written = new PassWriter(connection, transaction, plan, options, clock.GetUtcNow());
        foreach (var (section, seats) in await written.ReadPromisedAsync(ct))
        {
            free.GetValueOrDefault(section)?.Remove(seats);
        }
        var line = await written.ReadLineAsync(ct);
        var basis = BasisOf(line, free);
        if (_lastBasis.TryGetValue(plan.Id.Value, out var last) && last == basis)
        {
            return;
        }
        var detail = DetailOf(plan, free);
        var result = WaitlistPass.Run(
            plan, line.Where(e => e.State == WaitlistState.Waiting).Select(e => e.ForPass), free);
        if (result.Decisions.Count > 0 && detail.Free!.Count > 0)
        {
            await written.WriteAsync(result.Decisions, line, detail, ct);
        }
        await written.WriteSectionsAsync(WantedOf(plan, line), result.LeftOver, ct);
        await transaction.CommitAsync(ct);
        outboxSignal.Wake();
        _lastBasis[plan.Id.Value] = basis;
    }

    private static WaitlistAuditDetail DetailOf(EventDirectoryEntry plan, Dictionary<string, FreeSeats> free) => new(
        Free: free.Where(f => f.Value.Count > 0).ToDictionary(
            f => f.Key, f => f.Value.Seats.Select(s => new[] { s.Subsection, s.Row, s.Seat }).ToArray()),
        Prices: plan.Sections.ToDictionary(s => s.Name, s => s.PriceMinor));

    private static int BasisOf(List<WaitlistEntryRow> line, Dictionary<string, FreeSeats> free)
    {
        var hash = new HashCode();
        foreach (var entry in line)
        {
            hash.Add((entry.Id, entry.State, entry.UpdatedAt));
        }
        foreach (var (section, seats) in free.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            hash.Add(section);
            foreach (var seat in seats.Seats)
            {
                hash.Add(seat);
            }
        }
        return hash.ToHashCode();
    }

    /// <summary>Sections that somebody waits for; an offer counts, because it may come to nothing.</summary>
    private static string[] WantedOf(EventDirectoryEntry plan, List<WaitlistEntryRow> line) =>
        [.. line.SelectMany(e => e.Wish.Wanted(plan)).Select(s => s.Name).Distinct(StringComparer.Ordinal)];
}
