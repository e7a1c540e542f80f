using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Domain;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Reconciling;

/// <summary>A section as two looks found it.</summary>
/// <param name="First">The first look; corrections must not touch what changed since.</param>
/// <param name="Second">The second look.</param>
/// <param name="Findings">What both found, with the correction the second asks for.</param>
/// <param name="InFlight">Seats whose reservation was still on its way at the second look.</param>
public sealed record SectionFindings(
    SectionLook First,
    SectionLook Second,
    IReadOnlyDictionary<SeatFinding, (int Subsection, SeatCorrection? Correction)> Findings,
    int InFlight);

/// <summary>
/// Compares an event's live state with the tickets in PostgreSQL and with itself. Messages between the two take
/// time, so it looks twice and tells only what stayed; a reservation whose record in Kvrocks is young is in flight,
/// however often one looks.
/// </summary>
public sealed class SectionAudit(
    LiveLook live, SeatRecords records, ReservationRecords reservations, IOptions<SeatReservationOptions> options,
    TimeProvider time)
{
    /// <summary>Looks, waits <paramref name="settle"/>, looks again. One result a section of the plan.</summary>
    /// <exception cref="HttpRequestException">Event-ticketing is away.</exception>
    public async Task<IReadOnlyList<SectionFindings>> RunAsync(
        EventDirectoryEntry entry, TimeSpan settle, CancellationToken cancellation)
    {
        var first = await LookAsync(entry, cancellation);
        await Task.Delay(settle, time, cancellation);
        var second = await LookAsync(entry, cancellation);
        return
        [
            .. first.Zip(second, (a, b) => new SectionFindings(
                a.Look, b.Look,
                b.Comparison.Found.Where(f => a.Comparison.Found.ContainsKey(f.Key)).ToDictionary(),
                b.Comparison.InFlight)),
        ];
    }

    private async Task<List<(SectionLook Look, SectionComparison Comparison)>> LookAsync(
        EventDirectoryEntry entry, CancellationToken cancellation)
    {
        // Live before recorded: what was recorded in between was live before. Claims last: whoever holds a live
        // seat has made a claim by then.
        var lives = new List<(SectionShape Shape, bool Published, SubsectionLook[] Live)>();
        foreach (var plan in entry.Sections)
        {
            var shape = new SectionShape(entry.Id, entry.Currency, plan);
            lives.Add((shape, await live.IsPublishedAsync(shape), await live.ReadAsync(shape)));
        }

        var looks = new List<SectionLook>();
        foreach (var (shape, published, seats) in lives)
        {
            looks.Add(new SectionLook(
                shape, published, seats, await records.ReadAsync(entry.Id, shape.Name, cancellation)));
        }

        var claims = await reservations.ReadAllAsync(entry.Id, cancellation);
        var sections = looks.SelectMany(l => l.Record.Bookings.Select(b => (b.BookingId, l.Record.Section)))
            .ToLookup(b => b.Section, b => b.BookingId);
        return [.. looks.Select(look => (look, Compare(look, claims, sections)))];
    }

    private SectionComparison Compare(
        SectionLook look, Dictionary<BookingId, ReservationRecord> claims, ILookup<string, BookingId> sections)
    {
        var elsewhere = sections.Where(s => s.Key != look.Record.Section).SelectMany(s => s).ToHashSet();
        return new SectionComparison(
            look, claims, elsewhere, time.GetUtcNow(), options.Value.RecordedWithin).Run();
    }
}
