using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reconciling;
using Ticketing.SeatReservation.Reconciling.Audit;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reconciling;

[Collection(KvrocksCollection.Name)]
public sealed class AuditTests : IAsyncLifetime, IDisposable
{
    private readonly KvrocksServer _server;
    private readonly SeatEngine _engine;
    private readonly EventId _event = KvrocksServer.NextEvent();
    private readonly AnswerLog _log = new();
    private readonly TicketRecord _record;
    private readonly FixedDirectory _directory;
    private readonly Reconciler _reconciler;
    private LiveSection _section = null!;
    private TicketReservedRequest _held = null!;
    private TicketReservedRequest _sold = null!;

    public AuditTests(KvrocksServer server)
    {
        _server = server;
        _engine = new SeatEngine(server.Connection);
        _record = new TicketRecord(_event);
        _directory = new FixedDirectory(_event, Support.Plans.Section(Support.Plans.Block(1, 2, 6)))
        {
            Status = SaleStatus.OnSale,
        };
        _reconciler = new Reconciler(server.Connection, _record, _directory, _log);
    }

    public async Task InitializeAsync()
    {
        _section = await _engine.OpenAsync(_event, [.. _reconciler.Plan.Subsections]);
        _held = SeatEngine.Manual(_event, false, [1, 1, 1]);
        _sold = SeatEngine.Manual(_event, false, [1, 1, 2]);
        await _engine.Reserve.RunAsync(_section, [_held, _sold]);
        await _engine.FinalizeAsync(_section, _sold, [1, 1, 2]);
        _record.Record(_section, _held.BookingId, RecordedBookingState.Reserved, [1, 1, 1]);
        _record.Record(_section, _sold.BookingId, RecordedBookingState.Sold, [1, 1, 2]);
        (await AuditAsync()).Findings.ShouldBeEmpty();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _reconciler.Dispose();
        _log.Dispose();
    }

    [Theory]
    [InlineData(0, SeatStatus.Available, "a held seat came free")]
    [InlineData(0, SeatStatus.Sold, "a held seat was sold")]
    [InlineData(1, SeatStatus.Available, "a sold seat came free")]
    [InlineData(1, SeatStatus.Reserved, "a sold seat is only held")]
    [InlineData(5, SeatStatus.Reserved, "nobody holds it")]
    [InlineData(7, SeatStatus.Sold, "nobody bought it")]
    [InlineData(8, SeatStatus.Unavailable, "a seat for sale is not offered")]
    public async Task A_flipped_seat_is_found_and_repaired(int index, SeatStatus wrong, string why)
    {
        await FlipAsync(index, wrong);

        var found = await AuditAsync();
        var finding = found.Findings.Keys.Where(f => f.Kind == FindingKinds.Seat).ShouldHaveSingleItem(why);
        (finding.Subsection, finding.Row, finding.Seat).ShouldBe((1, (index / 6) + 1, (index % 6) + 1));
        var outcome = await _reconciler.Repair.RunAsync(found);

        (outcome.Seats, outcome.LeftAlone, outcome.ForAPerson).ShouldBe((1, 0, 0));
        (await SeatsAsync()).ShouldBe("120000\n000000");
        await ShouldBeConsistentAsync();
    }

    [Theory]
    [InlineData("subsection_avail:{0}:A-1")]
    [InlineData("subsection_reserved:{0}:A-1")]
    [InlineData("subsection_sold:{0}:A-1")]
    [InlineData("subsection_total:{0}:A-1")]
    [InlineData("row_avail:{0}:A-1:2")]
    public async Task A_counter_that_is_off_by_one_is_found_and_repaired(string key)
    {
        await _server.Database.StringIncrementAsync(string.Format(null, key, _event));

        var found = await AuditAsync();
        found.Findings.Keys.ShouldHaveSingleItem().Kind.ShouldBe(FindingKinds.Counter);
        var outcome = await _reconciler.Repair.RunAsync(found);

        (outcome.Seats, outcome.Counters).ShouldBe((0, 1));
        await ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Seats_that_a_crash_left_without_a_record_come_free_and_those_of_a_booking_in_flight_do_not()
    {
        var orphan = SeatEngine.Manual(_event, false, [1, 2, 1], [1, 2, 2]);
        var young = SeatEngine.Manual(_event, false, [1, 2, 4]);
        await _engine.Reserve.RunAsync(_section, [orphan, young]);
        await _server.Database.KeyDeleteAsync(KvrocksKeys.Reservation(_event, orphan.BookingId));

        var found = await AuditAsync();
        await _reconciler.Repair.RunAsync(found);

        found.InFlight.ShouldBe(1);
        found.Findings.Count.ShouldBe(2);
        (await SeatsAsync()).ShouldBe("120000\n000100");
    }

    [Fact]
    public async Task A_reservation_that_was_lost_on_its_way_is_told_and_never_freed()
    {
        var lost = SeatEngine.Manual(_event, false, [1, 2, 4]);
        await _engine.ReserveAsync(_section, lost);
        using var late = new Reconciler(
            _server.Connection, _record, _directory, _log,
            new ReconcilingOptions { RecordedWithin = TimeSpan.Zero });

        var found = (await late.Audit.RunAsync(late.Entry, TimeSpan.Zero, default))[0];
        var outcome = await late.Repair.RunAsync(found);

        var finding = found.Findings.Keys.ShouldHaveSingleItem();
        (finding.Kind, finding.BookingId).ShouldBe((FindingKinds.NotRecorded, lost.BookingId.Value));
        (outcome.Seats, outcome.ForAPerson).ShouldBe((0, 1));
        (await SeatsAsync()).ShouldBe("120000\n000100");
    }

    [Fact]
    public async Task What_is_gone_at_the_second_look_was_in_flight_and_is_not_told()
    {
        _record.Record(_section, _held.BookingId, RecordedBookingState.Released);
        var reads = 0;
        _record.OnRead = async () =>
        {
            if (++reads == 1)
            {
                await _engine.ReleaseAsync(_section, _held, [1, 1, 1]); // after the first look at live state
            }
        };

        var found = await AuditAsync();

        reads.ShouldBe(2);
        found.First.Live[0].Counted()[2].ShouldBe(1, "the first look saw the seat held");
        found.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_seat_that_changes_between_the_audit_and_its_repair_is_left_alone()
    {
        await FlipAsync(5, SeatStatus.Reserved);
        var found = await AuditAsync();
        await FlipAsync(5, SeatStatus.Available);
        await _engine.ReserveAsync(_section, SeatEngine.Manual(_event, false, [1, 1, 6]));

        var outcome = await _reconciler.Repair.RunAsync(found);

        (outcome.Seats, outcome.LeftAlone).ShouldBe((0, 1));
        (await SeatsAsync()).ShouldBe("120001\n000000");
    }

    [Fact]
    public async Task A_seat_is_not_given_back_to_a_booking_that_was_released_meanwhile()
    {
        await FlipAsync(0, SeatStatus.Available);
        var found = await AuditAsync();
        await _engine.ReleaseAsync(_section, _held, [1, 1, 1]);

        var outcome = await _reconciler.Repair.RunAsync(found);

        (outcome.Seats, outcome.LeftAlone).ShouldBe((0, 1));
        (await SeatsAsync()).ShouldBe("020000\n000000");
    }

    [Fact]
    public async Task A_release_that_was_lost_is_made_good_once()
    {
        _record.Record(_section, _held.BookingId, RecordedBookingState.Released);
        var found = await AuditAsync();

        (await _reconciler.Repair.RunAsync(found)).Seats.ShouldBe(1);

        (await SeatsAsync()).ShouldBe("020000\n000000");
        (await _engine.ReleaseAsync(_section, _held, [1, 1, 1])).Kind.ShouldBe(SeatOutcomeKind.Repeated);
        await ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Followers_hear_of_a_repair_as_of_any_change()
    {
        await FlipAsync(5, SeatStatus.Reserved);
        await _reconciler.Repair.RunAsync(await AuditAsync());

        var change = (await LiveState.ChangesAsync(_server.Database, _event))[^1].Subsections.ShouldHaveSingleItem();

        change.Seats.ShouldBe([new ChangedSeat(5, SeatStatus.Available)]);
        (change.Available, change.Reserved, change.Sold).ShouldBe((10, 1, 1));
    }

    private async Task<SectionFindings> AuditAsync() =>
        (await _reconciler.Audit.RunAsync(_reconciler.Entry, TimeSpan.Zero, default)).ShouldHaveSingleItem();

    private async Task ShouldBeConsistentAsync()
    {
        (await AuditAsync()).Findings.ShouldBeEmpty();
        await LiveState.CountersShouldAgreeAsync(_server.Database, _section);
    }

    private Task<string> SeatsAsync() => LiveState.SeatsAsync(_server.Database, _section, 1);

    private async Task FlipAsync(int index, SeatStatus status) => await _server.Database.ExecuteAsync(
        "BITFIELD", KvrocksKeys.SeatBits(_event, "A", 1), "SET", "u2", 2 * index, (int)status);
}
