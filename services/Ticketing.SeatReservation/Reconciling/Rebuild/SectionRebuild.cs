using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Reconciling.Rebuild;

/// <summary>What became of a section that was to be rebuilt.</summary>
/// <param name="Section">Its name.</param>
/// <param name="IsComplete">All its live state is there now.</param>
/// <param name="SubsectionsMade">Subsections whose bits were missing and were made.</param>
/// <param name="RecordsMade">Bookings whose record was missing and was made.</param>
/// <param name="Outstanding">Why it is not complete: reservations that PostgreSQL has not recorded yet.</param>
internal sealed record SectionRebuildOutcome(
    string Section, bool IsComplete, int SubsectionsMade, int RecordsMade, long Outstanding);

/// <summary>
/// Makes lost live state of a section again from PostgreSQL. The rules:
/// <list type="bullet">
/// <item>Nothing is made before event-ticketing has recorded every reservation that was published for the section
/// (<see cref="RecordedAnswers"/>); a section without state publishes no new ones. So every seat that a buyer was
/// promised is in the record.</item>
/// <item>What exists is never overwritten: bits that are there stay, and their counters are recounted from them.</item>
/// <item>A booking whose record survived in Kvrocks keeps its seats unless PostgreSQL says that they are another's
/// or that the booking is over; then its record says released, so that it never frees somebody else's seat.</item>
/// <item>The plan is the one that stands beside the tickets; a seat that it does not sell and that somebody has stays for
/// sale, as when a changed plan is applied (<see cref="ChangePlan"/>).</item>
/// <item>Records come before seats, seats before the mark of the section: whoever sees the section sees all of
/// it. Each subsection is one atomic step, and doing everything twice changes nothing.</item>
/// </list>
/// The caller must hold the section's partition or know that its owner has published all its answers
/// (docs/adr/0009).
/// </summary>
internal sealed partial class SectionRebuild(
    LiveStateReader live, TicketRecordClient record, ReservationRecords reservations, RecordedAnswers answers,
    SubsectionMend mend, InitializeSeats initialize, IEventDirectoryStore store, ILogger<SectionRebuild> logger)
{
    /// <summary>True if no part of the section's state is missing.</summary>
    public Task<bool> IsCompleteAsync(EventDirectoryEntry entry, SectionPlan plan) =>
        IsCompleteAsync(new SectionShape(entry.Id, entry.Currency, plan));

    private async Task<bool> IsCompleteAsync(SectionShape section) =>
        await live.IsPublishedAsync(section)
        && (await live.ReadAsync(section)).All(subsection => subsection.IsComplete);

    /// <summary>Makes what is missing of a section of an event that is in sale.</summary>
    public async Task<SectionRebuildOutcome> RunAsync(
        EventDirectoryEntry entry, SectionPlan plan, CancellationToken cancellation)
    {
        var section = new SectionShape(entry.Id, entry.Currency, plan);
        if (await IsCompleteAsync(section))
        {
            return new SectionRebuildOutcome(plan.Name, true, 0, 0, 0);
        }

        var outstanding = await answers.WaitAsync(entry, plan.Index, cancellation);
        if (outstanding > 0)
        {
            LogWaits(plan.Name, entry.Id, outstanding);
            return new SectionRebuildOutcome(plan.Name, false, 0, 0, outstanding);
        }

        var truth = await record.ReadAsync(entry.Id, plan.Name, cancellation);
        plan = truth.Plan ?? plan;
        section = new SectionShape(entry.Id, entry.Currency, plan);
        var seats = section.Subsections.Select(s => new RecordedSeats(s, truth)).ToList();
        await KeepSurvivorsAsync(entry, section, truth, seats, cancellation);
        plan = plan.WithSeats(seats.SelectMany(s => s.HeldUnsold()));
        section = new SectionShape(entry.Id, entry.Currency, plan);
        var records = await reservations.MakeMissingAsync(section, truth);

        var made = 0;
        foreach (var subsection in seats)
        {
            var shape = section.Find(subsection.Shape.Number)!;
            var outcome = await mend.RunAsync(section, shape, subsection.ToBits(), 0, []);
            made += outcome.Made ? 1 : 0;
        }

        await initialize.PublishAsync(new SeatInitializationCommand(entry.Id, entry.Currency, plan));
        await store.SaveAsync([entry], cancellation); // whatever took the seats took this too
        LogRebuilt(plan.Name, entry.Id, made, records);
        return new SectionRebuildOutcome(plan.Name, true, made, records, 0);
    }

    /// <summary>Lays the seats of bookings over the record that only Kvrocks knows yet.</summary>
    private async Task KeepSurvivorsAsync(
        EventDirectoryEntry entry, SectionShape section, SeatRecord truth, List<RecordedSeats> seats,
        CancellationToken cancellation)
    {
        var survivors = await reservations.ReadAllAsync(entry.Id, cancellation);
        foreach (var booking in truth.Bookings)
        {
            if (!survivors.TryGetValue(booking.BookingId, out var kept) || !kept.IsLive)
            {
                continue;
            }

            if (booking.State == RecordedBookingState.Released)
            {
                await reservations.MarkReleasedAsync(entry.Id, booking.BookingId);
            }
            else
            {
                await reservations.MarkReturnedAsync(section, booking, kept);
            }
        }

        var known = truth.Bookings.Select(b => b.BookingId).ToHashSet();
        var unknown = survivors
            .Where(s => s.Value.IsLive && !known.Contains(s.Key)
                && (s.Value.Section.Length == 0 || s.Value.Section == section.Name))
            .ToDictionary();
        await ForgetOtherSectionsAsync(entry, section, unknown, cancellation);
        foreach (var (booking, kept) in unknown)
        {
            var places = kept.Held.Select(p => (Seats: seats.Find(s => s.Shape.Number == p.Subsection), p.Index))
                .ToList();
            if (places.TrueForAll(p => p.Seats is not null && p.Seats.IsFree(p.Index)))
            {
                places.ForEach(p => p.Seats!.TryHold(p.Index, booking));
            }
            else
            {
                LogSurvivorLost(booking, section.Name, entry.Id);
            }
        }
    }

    /// <summary>A record of an earlier version does not name its section; PostgreSQL knows that of most.</summary>
    private async Task ForgetOtherSectionsAsync(
        EventDirectoryEntry entry, SectionShape section, Dictionary<BookingId, ReservationRecord> unknown,
        CancellationToken cancellation)
    {
        foreach (var other in entry.Sections.Where(s => s.Name != section.Name))
        {
            if (unknown.Values.All(record => record.Section.Length > 0))
            {
                return;
            }

            foreach (var booking in (await record.ReadAsync(entry.Id, other.Name, cancellation)).Bookings)
            {
                unknown.Remove(booking.BookingId);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning,
        "Section {Section} of event {Event} rebuilt from PostgreSQL: {Made} subsections, {Records} bookings' records")]
    private partial void LogRebuilt(string section, EventId @event, int made, int records);

    [LoggerMessage(LogLevel.Warning,
        "Section {Section} of event {Event} waits with its rebuild: {Outstanding} reservations are not recorded yet")]
    private partial void LogWaits(string section, EventId @event, long outstanding);

    [LoggerMessage(LogLevel.Error,
        "Booking {Booking}: its record survived, but its seats are not free in section {Section} of event {Event}")]
    private partial void LogSurvivorLost(BookingId booking, string section, EventId @event);
}
