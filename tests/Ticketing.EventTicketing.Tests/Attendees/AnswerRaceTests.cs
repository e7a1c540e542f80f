using Ticketing.EventTicketing.Attendees;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Tests.Attendees;

/// <summary>A name that may never change is given twice at once: one of the two counts, and the other is refused.</summary>
[Collection(DatabaseTests.Name)]
public sealed class AnswerRaceTests(EventDatabase database)
{
    private const int Rounds = 12;

    /// <summary>Races until the unguarded one shows; a round takes milliseconds.</summary>
    private const int MaxRounds = 200;

    [Fact]
    public async Task One_of_two_names_at_once_is_the_ticket_s()
    {
        var id = await NewEventAsync();
        for (var seat = 1; seat <= Rounds; seat++)
        {
            (await RaceAsync(new OrderAttendees(database.Database, TimeProvider.System), id, seat)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Twin_without_the_lock_both_are_taken_and_one_is_changed()
    {
        var id = await NewEventAsync();
        var most = 0;
        for (var seat = 1; seat <= MaxRounds && most < 2; seat++)
        {
            most = await RaceAsync(new UnguardedAttendees(database.Database), id, seat);
        }

        most.ShouldBe(2, "or the lock guards against nothing");
    }

    private async Task<EventId> NewEventAsync()
    {
        var id = await database.NewEventAsync(rows: 1, seatsPerRow: 250);
        // On sale, so that no other test's host goes on looking whether its seats are ready.
        await database.ScalarAsync<object?>(
            "UPDATE events SET status = 'ON_SALE' WHERE event_id = $1 RETURNING NULL", id.Value);
        await database.ScalarAsync<object?>(
            "INSERT INTO event_attendee_rules VALUES ($1, 'optional', NULL, '[]', '{}', '{}') RETURNING NULL", id.Value);
        return id;
    }

    /// <summary>How many of two names were saved.</summary>
    private async Task<int> RaceAsync(OrderAttendees attendees, EventId id, int seat)
    {
        var facts = new Facts(id, (1, seat));
        await database.RecordTickets.HandleAsync([facts.Reserved()], default);
        var saved = await Task.WhenAll(new[] { "Ada", "Grace" }.Select(name => Task.Run(async () =>
            (await attendees.AnswerAsync(
                facts.BookingId.ToString(),
                new OrderAttendeesRequest([new TicketAnswersRequest($"{id}-A-1-1-{seat}", name, null)], null), facts.Buyer,
                default)).Refusal is null)));
        return saved.Count(ok => ok);
    }

    private sealed class UnguardedAttendees(Database database) : OrderAttendees(database, TimeProvider.System)
    {
        protected override string LockTickets =>
            base.LockTickets.Replace(OrderAttendeesStatements.LockGuard, "", StringComparison.Ordinal);
    }
}
