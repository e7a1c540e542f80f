using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Reconciling.Audit;

/// <summary>A section as two reads found it.</summary>
/// <param name="First">The first read; corrections must not touch what changed since.</param>
/// <param name="Second">The second read.</param>
/// <param name="Findings">What both found, with the correction the second asks for.</param>
/// <param name="InFlight">Seats whose reservation was still on its way at the second read.</param>
internal sealed record SectionFindings(
    SectionSnapshot First,
    SectionSnapshot Second,
    IReadOnlyDictionary<SeatFinding, (int Subsection, SeatCorrection? Correction)> Findings,
    int InFlight);

/// <summary>
/// Compares an event's live state with the tickets in PostgreSQL and with itself. Messages between the two take
/// time, so it reads twice and reports only what stayed; a reservation whose record in Kvrocks is young is in flight,
/// however often one reads.
/// </summary>
internal sealed class SectionAudit(
    LiveStateReader live, TicketRecordClient records, ReservationRecords reservations,
    IOptions<ReconcilingOptions> options, TimeProvider time)
{
    /// <summary>Reads, waits <paramref name="settle"/>, reads again. One result for each section of the plan.</summary>
    /// <exception cref="HttpRequestException">Event-ticketing is away.</exception>
    public async Task<IReadOnlyList<SectionFindings>> RunAsync(
        EventDirectoryEntry entry, TimeSpan settle, CancellationToken cancellation)
    {
        var first = await CompareAsync(entry, cancellation);
        await Task.Delay(settle, time, cancellation);
        var second = await CompareAsync(entry, cancellation);
        return
        [
            .. first.Zip(second, (a, b) => new SectionFindings(
                a.Snapshot, b.Snapshot,
                b.Comparison.Found.Where(f => a.Comparison.Found.ContainsKey(f.Key)).ToDictionary(),
                b.Comparison.InFlight)),
        ];
    }

    private async Task<List<(SectionSnapshot Snapshot, SectionComparison Comparison)>> CompareAsync(
        EventDirectoryEntry entry, CancellationToken cancellation)
    {
        // Live before recorded: what was recorded in between was live before. Claims last: whoever holds a live
        // seat has made a claim by then.
        var lives = new List<(SectionShape Shape, bool Published, LiveSubsection[] Live)>();
        foreach (var plan in entry.Sections)
        {
            var shape = new SectionShape(entry.Id, entry.Currency, plan);
            lives.Add((shape, await live.IsPublishedAsync(shape), await live.ReadAsync(shape)));
        }

        var snapshots = new List<SectionSnapshot>();
        foreach (var (shape, published, seats) in lives)
        {
            snapshots.Add(new SectionSnapshot(
                shape, published, seats, await records.ReadAsync(entry.Id, shape.Name, cancellation)));
        }

        var claims = await reservations.ReadAllAsync(entry.Id, cancellation);
        var sections = snapshots.SelectMany(s => s.Record.Bookings.Select(b => (b.BookingId, s.Record.Section)))
            .ToLookup(b => b.Section, b => b.BookingId);
        return [.. snapshots.Select(snapshot => (snapshot, Compare(snapshot, claims, sections)))];
    }

    private SectionComparison Compare(
        SectionSnapshot snapshot, Dictionary<BookingId, ReservationRecord> claims, ILookup<string, BookingId> sections)
    {
        var elsewhere = sections.Where(s => s.Key != snapshot.Record.Section).SelectMany(s => s).ToHashSet();
        return new SectionComparison(
            snapshot, claims, elsewhere, time.GetUtcNow(), options.Value.RecordedWithin).Run();
    }
}
