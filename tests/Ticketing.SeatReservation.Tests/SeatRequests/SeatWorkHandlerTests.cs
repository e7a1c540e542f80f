using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Consuming;
using Ticketing.Messaging.Publishing;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatRequests;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.SeatRequests;

[Collection(KvrocksCollection.Name)]
public sealed class SeatWorkHandlerTests : IDisposable
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private readonly KvrocksServer _server;
    private readonly EventId _event = KvrocksServer.NextEvent();
    private readonly AnswerLog _log = new();
    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly SeatEngine _engine;
    private readonly SeatWorkHandler _handler;
    private readonly FixedDirectory _directory;
    private readonly TicketRecord _record;
    private readonly Reconciler _reconciler;
    private long _offset;

    public SeatWorkHandlerTests(KvrocksServer server)
    {
        _server = server;
        _engine = new SeatEngine(server.Connection);
        var wait = new SeatRequestsOptions { UninitializedSectionWait = TimeSpan.FromMilliseconds(100) };
        var metrics = new SeatWorkMetrics(_metrics.GetRequiredService<IMeterFactory>());
        var work = new SectionWork(
            _engine.Reserve, _engine.Release, _engine.Finalize, _engine.ChangePlan, metrics, TimeProvider.System,
            NullLogger<SectionWork>.Instance);
        _directory = new FixedDirectory(_event, "A", "B");
        _record = new TicketRecord(_event);
        _reconciler = new Reconciler(server.Connection, _record, _directory, _log);
        _handler = new SeatWorkHandler(
            _engine.Initialize, work, _engine.Plans, _directory, _reconciler.Lost, _log.Publisher, Options.Create(wait),
            TimeProvider.System, NullLogger<SeatWorkHandler>.Instance);
    }

    private Channel Channel => Channel.OwnedBy(_event);

    public void Dispose()
    {
        _reconciler.Dispose();
        _log.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task Tells_event_ticketing_and_booking_what_was_found()
    {
        var request = SeatEngine.Manual(_event, false, [1, 1, 2], [1, 1, 3]);

        await HandleAsync(Initialization("A"), Reserve(request));

        var recorded = _log.Read(Topics.TicketsReserved.In(Channel), 1)[0];
        recorded.Partition.Value.ShouldBe(0);
        recorded.Message.Key.ShouldBe($"event-{_event}-section-A-partition-0");
        AnswerLog.Header(recorded, KafkaPublisher.TraceParentHeader).ShouldStartWith("00-0af7651916cd43dd8448eb211c80319c");
        AnswerLog.Body(recorded, ContractsJson.Default.SeatUpdatedToReserved).Seats
            .ShouldBe([new SeatPosition(1, 1, 2), new SeatPosition(1, 1, 3)]);
        var pending = _log.Read(Topics.BookingPendingPayment.In(Channel), 1)[0];
        pending.Message.Key.ShouldBe($"event-{_event}");
        var body = AnswerLog.Body(pending, ContractsJson.Default.BookingUpdatedToPendingPayment);
        body.BookingId.ShouldBe(request.BookingId);
        body.Seats.ShouldBe([new PricedSeat(1, 1, 2, 1_500), new PricedSeat(1, 1, 3, 1_500)]);
    }

    [Fact]
    public async Task A_redelivered_request_is_answered_again_under_the_same_message_id()
    {
        var found = Reserve(SeatEngine.Best(_event, 4));
        var failed = Reserve(SeatEngine.Best(_event, 1));

        await HandleAsync(Initialization("A"), found, failed);
        await HandleAsync(found, failed);

        foreach (var kind in new[] { Topics.TicketsReserved, Topics.BookingPendingPayment, Topics.BookingFailed })
        {
            var answers = _log.Read(kind.In(Channel), 2);
            answers.Select(a => AnswerLog.Header(a, KafkaPublisher.MessageIdHeader)).Distinct().ShouldHaveSingleItem();
            answers.Select(a => Convert.ToBase64String(a.Message.Value)).Distinct().ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task Work_of_a_section_is_done_in_order()
    {
        var first = SeatEngine.Best(_event, 4);
        var second = SeatEngine.Best(_event, 4);
        await HandleAsync(Initialization("A"));

        await HandleAsync(Reserve(first), Release(first, [1, 1, 1], [1, 1, 2], [1, 1, 3], [1, 1, 4]), Reserve(second));

        var pending = _log.Read(Topics.BookingPendingPayment.In(Channel), 2)
            .Select(m => AnswerLog.Body(m, ContractsJson.Default.BookingUpdatedToPendingPayment)).ToList();
        pending.Select(p => p.BookingId).ShouldBe([first.BookingId, second.BookingId]);
        pending.ShouldAllBe(p => p.Seats.Count == 4, "the release came between the two");
    }

    [Fact]
    public async Task A_section_that_the_event_does_not_have_fails_the_booking()
    {
        var request = SeatEngine.Best(_event, 1) with { Section = "Z" };

        await HandleAsync(Reserve(request));

        var failed = _log.Read(Topics.BookingFailed.In(Channel), 1)[0];
        AnswerLog.Body(failed, ContractsJson.Default.BookingUpdatedToFailed)
            .Code.ShouldBe(ReservationFailureCodes.NoSuchSeat);
    }

    [Fact]
    public async Task A_section_that_is_not_initialised_waits_and_holds_up_nobody_else()
    {
        var waiting = SeatEngine.Best(_event, 1) with { Section = "B" };
        var served = SeatEngine.Best(_event, 1);
        await HandleAsync(Initialization("A"));

        await Should.ThrowAsync<RetryLaterException>(HandleAsync(Reserve(waiting), Reserve(served)));

        var pending = _log.Read(Topics.BookingPendingPayment.In(Channel), 1)[0];
        AnswerLog.Body(pending, ContractsJson.Default.BookingUpdatedToPendingPayment).BookingId.ShouldBe(served.BookingId);
        (await _engine.Plans.FindAsync(_event, "B")).ShouldBeNull("it must not be made up");
    }

    [Fact]
    public async Task A_section_that_lost_a_part_of_its_state_waits()
    {
        await HandleAsync(Initialization("A"));
        await _server.Database.KeyDeleteAsync(KvrocksKeys.SeatBits(_event, "A", 1));

        await Should.ThrowAsync<RetryLaterException>(HandleAsync(Reserve(SeatEngine.Best(_event, 1))));
    }

    [Fact]
    public async Task A_section_that_was_lost_is_rebuilt_and_its_work_goes_on()
    {
        var first = SeatEngine.Manual(_event, false, [1, 1, 1]);
        await LoseAsync(first, RecordedBookingState.Reserved);
        var second = SeatEngine.Manual(_event, false, [1, 1, 1], [1, 1, 2]);

        await Should.ThrowAsync<RetryLaterException>(HandleAsync(Reserve(second)));
        await HandleAsync(Reserve(second));

        var pending = _log.Read(Topics.BookingPendingPayment.In(Channel), 2)
            .Select(m => AnswerLog.Body(m, ContractsJson.Default.BookingUpdatedToPendingPayment)).ToList();
        pending[1].Seats.Select(s => s.Position).ShouldBe([new SeatPosition(1, 1, 2)], "the other one is the first booking's");
    }

    [Fact]
    public async Task An_initialisation_that_comes_again_never_makes_an_event_on_sale_empty()
    {
        var sold = SeatEngine.Manual(_event, false, [1, 1, 1]);
        var section = await LoseAsync(sold, RecordedBookingState.Sold);
        _record.IsAway = true;

        await Should.ThrowAsync<RetryLaterException>(HandleAsync(Initialization("A")));
        (await _engine.Plans.AllAsync(_event)).ShouldBeEmpty();
        _record.IsAway = false;
        await HandleAsync(Initialization("A"));

        (await LiveState.SeatsAsync(_server.Database, section, 1)).ShouldBe("2000");
    }

    [Fact]
    public async Task A_release_that_contradicts_the_booking_is_the_poison_and_not_its_neighbours()
    {
        var request = SeatEngine.Manual(_event, false, [1, 1, 1]);
        await HandleAsync(Initialization("A"), Reserve(request));
        var bad = Release(request, [7, 1, 1]);

        var poison = await Should.ThrowAsync<PoisonMessageException>(
            HandleAsync(Reserve(SeatEngine.Best(_event, 1)), bad));

        poison.Poison.ShouldBeSameAs(bad);
        _log.Read(Topics.BookingPendingPayment.In(Channel), 2).Count.ShouldBe(2, "what was done before it is told");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"eventId":1}""")]
    public async Task A_payload_that_is_no_request_is_poison(string payload)
    {
        var message = Message(Topics.ReserveRequest, System.Text.Encoding.UTF8.GetBytes(payload));

        (await Should.ThrowAsync<PoisonMessageException>(HandleAsync(message))).Poison.ShouldBeSameAs(message);
    }

    [Fact]
    public void Runs_end_where_the_kind_changes()
    {
        var request = SeatEngine.Best(_event, 1);
        var works = new[] { Reserve(request), Reserve(request), Release(request), Reserve(request) }.Select(SeatWork.Parse);

        SeatWork.RunsOf(works).Select(run => run.Count).ShouldBe([2, 1, 1]);
    }

    /// <summary>The booking of seat 1 is recorded, the sale is open, and then Kvrocks loses everything.</summary>
    private async Task<LiveSection> LoseAsync(TicketReservedRequest request, RecordedBookingState state)
    {
        await HandleAsync(Initialization("A"), Reserve(request));
        var topic = Topics.TicketsReserved.In(Channel);
        _log.Commit(ConsumerGroups.Of(Channel, ServiceNames.EventTicketing), topic, 0, 1);
        var section = (await _engine.Plans.FindAsync(_event, "A"))!;
        _record.Record(section, request.BookingId, state, [1, 1, 1]);
        _directory.Status = SaleStatus.OnSale;
        await _server.Database.ExecuteAsync("FLUSHALL");
        return section;
    }

    private Task HandleAsync(params IncomingMessage[] batch) => _handler.HandleAsync(batch, CancellationToken.None);

    private IncomingMessage Initialization(string section) => Message(
        Topics.SeatInitialization,
        new SeatInitializationCommand(_event, "TWD", new SectionPlan(section, 0, 1_500, [Plans.Block(1, 1, 4)])),
        ContractsJson.Default.SeatInitializationCommand);

    private IncomingMessage Reserve(TicketReservedRequest request) =>
        Message(Topics.ReserveRequest, request, ContractsJson.Default.TicketReservedRequest);

    private IncomingMessage Release(TicketReservedRequest request, params int[][] seats) => Message(
        Topics.ReleaseSeat,
        new ReleaseSeat(request.BookingId, _event, "A", SeatEngine.Seats(request.BookingId, seats).Seats),
        ContractsJson.Default.ReleaseSeat);

    private IncomingMessage Message<T>(TopicKind kind, T body, JsonTypeInfo<T> json) =>
        Message(kind, JsonSerializer.SerializeToUtf8Bytes(body, json));

    private IncomingMessage Message(TopicKind kind, byte[] payload) => new()
    {
        Topic = kind.In(Channel), Kind = kind, Channel = Channel,
        Partition = 0, Offset = _offset++, Key = "", MessageId = Guid.NewGuid(), Type = "",
        Payload = payload, TraceParent = Trace,
    };
}
