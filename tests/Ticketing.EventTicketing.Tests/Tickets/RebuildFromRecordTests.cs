using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.Messaging;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reconciling;
using Ticketing.SeatReservation.Reconciling.Audit;
using Ticketing.SeatReservation.Reconciling.Rebuild;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.Reserving.SeatChoice;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;
using Ticketing.TestKit.Servers;

namespace Ticketing.EventTicketing.Tests.Tickets;

/// <summary>
/// Both services' code on a real PostgreSQL and a real Redis: what was recorded comes back as live state.
/// </summary>
[Collection(DatabaseTests.Name)]
public sealed class RebuildFromRecordTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task An_empty_store_gets_the_seats_that_PostgreSQL_recorded_and_keeps_them()
    {
        var id = await database.NewEventAsync();
        var (held, sold, released) = (new Facts(id, (1, 2), (1, 1)), new Facts(id, (2, 1)), new Facts(id, (2, 2)));
        var kept = new Facts(id, (2, 5), (2, 6));
        var taken = new Facts(id, (2, 5)) { TakenFrom = kept.BookingId };
        await database.RecordTickets.HandleAsync(
            [held.Reserved(), sold.Reserved(), sold.Paid(), released.Reserved(), released.Released()], default);
        await database.RecordTickets.HandleAsync([kept.Reserved(), taken.Reserved()], default);
        var version = await database.ScalarAsync<long>(
            "SELECT directory_version FROM events WHERE event_id = $1", id.Value);
        var entry = (await new EventDirectorySource(database.Database).ReadAsync(version - 1, default))
            .Changes.Single(e => e.Id == id) with { Status = SaleStatus.OnSale };
        await using var redis = await RedisServer.StartAsync();
        using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Connection);
        using var log = new AnswerLog();
        var topic = Topics.TicketsReserved.In(entry.Channel);
        await log.Publisher.PublishAsync(
            [new OutgoingMessage(Guid.NewGuid(), topic, 0, "", "", "{}"u8.ToArray(), null)], default);
        log.Commit(ConsumerGroups.Of(entry.Channel, ServiceNames.EventTicketing), topic, 0, 1);
        var (rebuild, audit, reserve) = Wire(connection, log.Address);

        var outcome = await rebuild.RunAsync(entry, entry.Sections[0], default);

        outcome.IsComplete.ShouldBeTrue();
        outcome.RecordsMade.ShouldBe(5);
        var findings = (await audit.RunAsync(entry, TimeSpan.Zero, default))[0];
        findings.Findings.ShouldBeEmpty(JsonSerializer.Serialize(findings.Findings.Keys));
        findings.Second.Live[0].Counted().Skip(2).Take(2).ShouldBe([4, 1], "reserved and sold");
        var section = (await new SectionPlans(connection).FindAsync(id, "A")).ShouldNotBeNull();
        var again = (await reserve.RunAsync(section, [Wish(id, held.BookingId, new SeatPosition(1, 2, 5))]))[0];
        again.Taken.Select(section.Shape.PositionAt)
            .ShouldBe([new SeatPosition(1, 1, 2), new SeatPosition(1, 1, 1)], "the first answer, not the new wish");
        var late = Wish(id, BookingId.New(DateTimeOffset.UtcNow), new SeatPosition(1, 1, 1), new SeatPosition(1, 2, 1));
        (await reserve.RunAsync(section, [late]))[0].FoundSeats.ShouldBeFalse();
    }

    private static TicketReservedRequest Wish(EventId id, BookingId booking, params SeatPosition[] seats) => new(
        booking, default, id, "A", null, SeatSelectionMode.Manual, seats.Length, seats, false, DateTimeOffset.UtcNow);

    private (SectionRebuild Rebuild, SectionAudit Audit, ReserveSeats Reserve) Wire(
        IConnectionMultiplexer connection, string broker)
    {
        var options = Options.Create(new ReconcilingOptions());
        var state = Options.Create(new SeatStateOptions());
        var live = new LiveStateReader(connection);
        var records = new TicketRecordClient(_service.CreateClient);
        var reservations = new ReservationRecords(connection, state);
        var answers = new RecordedAnswers(
            new MessagingOptions { BootstrapServers = broker }, options, TimeProvider.System);
        var rebuild = new SectionRebuild(
            live, records, reservations, answers, new SubsectionMend(connection, state, TimeProvider.System),
            new InitializeSeats(connection, state), new KvrocksEventDirectory(connection),
            NullLogger<SectionRebuild>.Instance);
        return (
            rebuild, new SectionAudit(live, records, reservations, options, TimeProvider.System),
            new ReserveSeats(new SectionCalls(connection, TimeProvider.System, state), TimeProvider.System));
    }
}
