using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reconciling.Rebuild;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reconciling;

[Collection(KvrocksCollection.Name)]
public sealed class RebuildTests : IAsyncLifetime, IDisposable
{
    private readonly KvrocksServer _server;
    private readonly SeatEngine _engine;
    private readonly EventId _event = KvrocksServer.NextEvent();
    private readonly AnswerLog _log = new();
    private readonly TicketRecord _record;
    private readonly Reconciler _reconciler;
    private readonly FixedDirectory _directory;
    private LiveSection _section = null!;

    public RebuildTests(KvrocksServer server)
    {
        _server = server;
        _engine = new SeatEngine(server.Connection);
        _record = new TicketRecord(_event);
        _directory = new FixedDirectory(
            _event, Support.Plans.Section(
                Support.Plans.Drawn(1, "..#.", ".w.."),
                Support.Plans.Block(2, 2, 6) with { RowOrder = [2], BestSeat = 6 }))
        {
            Status = SaleStatus.OnSale,
        };
        _reconciler = new Reconciler(server.Connection, _record, _directory, _log);
    }

    public async Task InitializeAsync()
    {
        _section = await _engine.OpenAsync(_event, [.. _reconciler.Plan.Subsections]);
        await _log.Publisher.PublishAsync([Reserved(BookingId.New(DateTimeOffset.UtcNow))], default);
        Recorded(1);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _reconciler.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task A_lost_section_comes_back_as_it_was()
    {
        var (held, sold, released) = await ThreeBookingsAsync();
        var before = await StateAsync();
        var sequence = await SequenceAsync();

        await LoseEverythingAsync();
        var outcome = await RebuildAsync();

        outcome.ShouldBe(new SectionRebuildOutcome("A", true, 2, 3, 0));
        (await StateAsync()).ShouldBe(before);
        await LiveState.CountersShouldAgreeAsync(_server.Database, _section);
        (await SequenceAsync()).ShouldBeGreaterThan(sequence, "followers read the seats again");
        var first = await _engine.ReserveAsync(_section, held);
        first.Taken.ShouldBe([new SeatPlace(1, 1), new SeatPlace(1, 0)]);
        (await _engine.ReserveAsync(_section, released)).State.ShouldBe(ReservationState.Released);
        (await _engine.FinalizeAsync(_section, sold, [2, 1, 1])).Kind.ShouldBe(SeatOutcomeKind.Repeated);
        (await StateAsync()).ShouldBe(before, "nothing that comes again takes or frees a seat");
        (await _engine.ReleaseAsync(_section, held, [1, 1, 2], [1, 1, 1])).Seats.ShouldBe(2);
    }

    [Fact]
    public async Task Rebuilding_twice_changes_nothing()
    {
        await ThreeBookingsAsync();
        await LoseEverythingAsync();
        await RebuildAsync();
        var (state, sequence) = (await StateAsync(), await SequenceAsync());

        var again = await RebuildAsync();

        again.ShouldBe(new SectionRebuildOutcome("A", true, 0, 0, 0));
        (await StateAsync()).ShouldBe(state);
        (await SequenceAsync()).ShouldBe(sequence);
    }

    [Fact]
    public async Task A_section_waits_until_every_published_reservation_is_recorded()
    {
        var (held, _, _) = await ThreeBookingsAsync();
        await _log.Publisher.PublishAsync([Reserved(held.BookingId)], default);
        await LoseEverythingAsync();

        var early = await RebuildAsync();
        (await _engine.Plans.AllAsync(_event)).ShouldBeEmpty("nobody may be sold a seat yet");
        Recorded(2);
        var late = await RebuildAsync();

        (early.IsComplete, early.Outstanding).ShouldBe((false, 1));
        late.IsComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task A_booking_that_only_its_record_knows_keeps_its_seats_and_a_finished_one_does_not()
    {
        var (_, _, released) = await ThreeBookingsAsync();
        var young = SeatEngine.Manual(_event, false, [2, 2, 6]);
        await _engine.ReserveAsync(_section, young);
        await _server.Database.StringSetRangeAsync(KvrocksKeys.Reservation(_event, released.BookingId), 0, "R");
        foreach (var number in new[] { 1, 2 })
        {
            await _server.Database.KeyDeleteAsync(KvrocksKeys.SeatBits(_event, "A", number));
        }

        var outcome = await RebuildAsync();

        outcome.SubsectionsMade.ShouldBe(2);
        (await LiveState.SeatsAsync(_server.Database, _section, 2)).ShouldBe("200000\n000001");
        (await _engine.ReserveAsync(_section, released)).State.ShouldBe(ReservationState.Released);
    }

    [Fact]
    public async Task Bits_that_are_there_are_never_overwritten_and_lost_counters_follow_them()
    {
        await ThreeBookingsAsync();
        var unknown = SeatEngine.Manual(_event, false, [2, 2, 1]);
        await _engine.ReserveAsync(_section, unknown);
        await _server.Database.KeyDeleteAsync(KvrocksKeys.RowAvailable(_event, "A", 2, 2));

        var outcome = await RebuildAsync();

        outcome.SubsectionsMade.ShouldBe(0);
        (await LiveState.SeatsAsync(_server.Database, _section, 2)).ShouldBe("200000\n100000");
        await LiveState.CountersShouldAgreeAsync(_server.Database, _section);
    }

    [Fact]
    public async Task While_event_ticketing_is_away_the_section_stays_lost_and_is_told()
    {
        await LoseEverythingAsync();
        _record.IsAway = true;

        (await _reconciler.Lost.TryRebuildAsync(_event, "A", default)).ShouldBeFalse();
        (await _reconciler.Lost.CheckHealthAsync(new())).Status.ShouldBe(
            Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded);
        _record.IsAway = false;
        (await _reconciler.Lost.TryRebuildAsync(_event, "A", default)).ShouldBeTrue();
        (await _reconciler.Lost.CheckHealthAsync(new())).Status.ShouldBe(
            Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_rebuilt_section_gives_its_seats_in_the_order_of_its_plan()
    {
        var before = SeatEngine.Best(_event, 2, subsection: 2);
        (await _engine.ReserveAsync(_section, before)).Taken.ShouldBe([new(2, 10), new(2, 11)]);
        _record.Record(_section, before.BookingId, RecordedBookingState.Reserved, [2, 2, 5], [2, 2, 6]);

        await LoseEverythingAsync();
        await RebuildAsync();
        var restarted = new SeatEngine(_server.Connection); // remembers no plan
        var section = (await restarted.Plans.FindAsync(_event, "A")).ShouldNotBeNull();
        var after = await restarted.Reserve.RunAsync(
            section, [SeatEngine.Best(_event, 2, subsection: 2), SeatEngine.Best(_event, 3, subsection: 2)]);

        after.Select(a => SeatPlace.FormatList(a.Taken)).ShouldBe(["2-8,2-9", "2-3,2-4,2-5"]);
    }

    [Fact]
    public async Task An_event_that_is_being_prepared_is_not_rebuilt()
    {
        await LoseEverythingAsync();
        _directory.Status = SaleStatus.Preparing;

        (await _reconciler.Lost.TryRebuildAsync(_event, "A", default)).ShouldBeFalse();

        (await _engine.Plans.AllAsync(_event)).ShouldBeEmpty();
    }

    private async Task<(TicketReservedRequest Held, TicketReservedRequest Sold, TicketReservedRequest Released)>
        ThreeBookingsAsync()
    {
        var held = SeatEngine.Manual(_event, false, [1, 1, 2], [1, 1, 1]);
        var sold = SeatEngine.Manual(_event, false, [2, 1, 1]);
        var released = SeatEngine.Manual(_event, false, [2, 1, 2]);
        await _engine.Reserve.RunAsync(_section, [held, sold, released]);
        await _engine.FinalizeAsync(_section, sold, [2, 1, 1]);
        await _engine.ReleaseAsync(_section, released, [2, 1, 2]);
        _record.Record(_section, held.BookingId, RecordedBookingState.Reserved, [1, 1, 2], [1, 1, 1]);
        _record.Record(_section, sold.BookingId, RecordedBookingState.Sold, [2, 1, 1]);
        _record.Record(_section, released.BookingId, RecordedBookingState.Released, [2, 1, 2]);
        return (held, sold, released);
    }

    private Task<SectionRebuildOutcome> RebuildAsync() =>
        _reconciler.Rebuild.RunAsync(_reconciler.Entry, _reconciler.Plan, default);

    private async Task LoseEverythingAsync() => await _server.Database.ExecuteAsync("FLUSHALL");

    private async Task<string> StateAsync() => string.Join(
        '/', await LiveState.SeatsAsync(_server.Database, _section, 1),
        await LiveState.SeatsAsync(_server.Database, _section, 2));

    private async Task<long> SequenceAsync() =>
        (long)await _server.Database.StringGetAsync(KvrocksKeys.Sequence(_event));

    private void Recorded(long upTo) => _log.Commit(
        ConsumerGroups.Of(Channel.OwnedBy(_event), ServiceNames.EventTicketing),
        Topics.TicketsReserved.In(Channel.OwnedBy(_event)), 0, upTo);

    private OutgoingMessage Reserved(BookingId booking) => OutgoingMessage.Create(
        Guid.NewGuid(), Topics.TicketsReserved, Channel.OwnedBy(_event), "A", 0,
        new SeatUpdatedToReserved(booking, default, _event, "A", [], DateTimeOffset.UtcNow),
        ContractsJson.Default.SeatUpdatedToReserved, null);
}
